/** Saving a message: for the team, with its author credited and told, or only for oneself. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { entryPageReply, resourcePageReply, resourceReply } from '#domain/api/replies.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { openForm, openFormOnMessage, submitFormOnMessage, type AboutMessage } from '#tests/support/teams/activities/extension.ts'
import type { Place } from '#tests/support/teams/activities/activity.ts'
import { ada, ben, cleo, north, south, type TestPerson } from '#tests/support/teams/cast.ts'
import { personalChatId } from '#tests/support/teams/connector-answers.ts'
import { cardOf, dialogOf, wordsOf } from '#tests/support/teams/read-answers.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
})
afterEach(() => app.stop())

const inNorth: Place = { team: north }
const message: AboutMessage = {
  author: ben,
  html: '<p>Clear coil is more likely the <b>board</b>.</p><p>See <a href="https://example.org/k4?utm_source=mail">the sheet</a>.</p>',
}
const open = async (about: AboutMessage = message, as: TestPerson = ada, place: Place = inNorth) =>
  dialogOf(await app.post(openFormOnMessage(as, place, about)))
const submit = (data: Readonly<Record<string, unknown>>, as: TestPerson = ada, place: Place = inNorth) =>
  app.post(submitFormOnMessage(as, place, message, data))
const library = async (as: TestPerson, team = north) => {
  const { items } = resourcePageReply.parse((await app.api(`/api/teams/${team.teamId}/resources`, { as })).body)
  return Promise.all(
    items.map(async ({ resourceId }) =>
      resourceReply.parse((await app.api(`/api/teams/${team.teamId}/resources/${resourceId}`, { as })).body),
    ),
  )
}
const notebook = async (as: TestPerson) => entryPageReply.parse((await app.api('/api/me/notebook', { as })).body).items

describe('a message that the library has already', () => {
  const plainMessage: AboutMessage = { author: ben, html: '<p>Clear coil is more likely the board.</p>' }
  const saveAs = async (as: TestPerson, more: Readonly<Record<string, string>> = {}) => {
    const { data, values } = dialogOf(await app.post(openFormOnMessage(as, inNorth, plainMessage)))
    const form = { ...values, ...data, ...more }
    return { form, dialog: dialogOf(await app.post(submitFormOnMessage(as, inNorth, plainMessage, form))) }
  }

  test('is offered like a known link, whoever kept it, and its author is told once', async () => {
    await saveAs(ada)
    const { form, dialog } = await saveAs(ada, { why: 'For the night shift' })
    expect(dialog.words).toContain('You shared this today')
    expect(await library(ada)).toHaveLength(1)
    const viewed = dialogOf(await app.post(submitFormOnMessage(ada, inNorth, plainMessage, { ...form, knownLink: 'view' })))
    expect(viewed.title).toBe('Your view is added')
    await app.settled()
    expect(await library(ada)).toMatchObject([{ commentCount: 1, authorName: ben.name, sharedBy: { name: ada.name } }])
    expect(app.connector.sent().filter(({ activity }) => JSON.stringify(activity).includes('kept a message of yours'))).toHaveLength(1)
  })

  test('edited, it is still known by its message', async () => {
    await saveAs(ada)
    const [kept] = await library(ada)
    const path = `/api/teams/${north.teamId}/resources/${kept?.resourceId ?? ''}`
    const edited = { kind: 'note', title: 'Board before coil', why: '', body: '', link: '', tags: [], isRough: false }
    expect((await app.api(path, { as: ada, method: 'PUT', body: edited, headers: { 'if-match': '"r1"' } })).status).toBe(200)
    expect((await saveAs(ada)).dialog.words).toContain('Board before coil')
  })
})

describe('the form', () => {
  test('begins with what the message says, and offers the team and the notebook', async () => {
    const { values, words, card, title } = await open()
    expect(title).toBe('Save this message')
    expect(words).toContain('From Ben Okafor’s message.')
    expect(values).toMatchObject({
      teamId: north.teamId,
      title: 'Clear coil is more likely the board.',
      link: 'https://example.org/k4?utm_source=mail',
      kind: 'link',
    })
    expect(values['body']).toContain('See the sheet.')
    expect(JSON.stringify(card)).toContain('Only for me, in my notebook')
  })

  test.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'steps',
      '<p>Reset the board</p><ol><li>Off</li><li>Wait</li><li>On</li></ol>',
      { title: 'Reset the board', kind: 'aid', body: 'Reset the board\n- Off\n- Wait\n- On' },
    ],
    ['an idea', '<p>What if we kept one spare per van</p>', { kind: 'idea', title: 'What if we kept one spare per van', body: '' }],
    ['plain words', '<div>On site until three</div>', { kind: 'note', title: 'On site until three', body: '' }],
    ['a script', '<p>Hi <script>alert(1)</script><b>all</b></p>', { title: 'Hi all' }],
    ['only a picture', '<p><img src="https://example.org/x.png"></p>', { title: '', kind: 'note' }],
    ['a link of another scheme', '<a href="javascript:alert(1)">press</a>', { title: 'press', link: '', kind: 'note' }],
  ])('guesses from %s', async (_what, html, expected) => {
    const { values } = await open({ author: ben, html })
    for (const [field, value] of Object.entries(expected)) expect([field, values[field]]).toEqual([field, value === '' ? '' : value])
  })

  test('suggests tags that the team uses and the message names', async () => {
    await shareAs(app, ada, north, { title: 'x', tags: 'defrost-board, k4' })
    const { values } = await open({ author: ben, html: '<p>The defrost board of the K4 again</p>' })
    expect((values['tags'] ?? '').split(', ').toSorted()).toEqual(['defrost-board', 'k4'])
  })

  test('someone whose teams lack the app can still keep it for themselves', async () => {
    const { data, card } = await open(message, cleo, 'groupChat')
    expect(data['teamId']).toBe('me')
    expect(JSON.stringify(card)).not.toContain(north.teamId)
  })

  test.each<[string, unknown]>([
    ['nothing of a message', undefined],
    ['a payload that is a text', 'x'],
    ['a body that is none', { body: 7, from: [] }],
  ])('opens also with %s', async (_what, messagePayload) => {
    const activity = openForm(ada, inNorth, 'save')
    const value = { ...(activity['value'] as object), commandContext: 'message', messagePayload }
    expect(dialogOf(await app.post({ ...activity, value })).title).toBe('Save this message')
  })
})

describe('for the team', () => {
  test('the author is credited, the conversation is one click away, and the author is told in one line', async () => {
    const { data, values } = await open()
    const done = dialogOf(await submit({ ...values, ...data, why: 'When the coil is clear' }))
    expect(done.title).toBe('Saved')
    expect(done.words).toContain('is in the library of Field Service North now.')
    expect(done.words).toContain('Ben Okafor gets a line about it')
    expect(await library(ben)).toMatchObject([
      {
        title: 'Clear coil is more likely the board.',
        sharedBy: { name: ada.name },
        source: {
          author: { personId: ben.personId, name: ben.name },
          messageUrl: expect.stringContaining('https://teams.microsoft.com/l/message/'),
        },
      },
    ])
    await app.settled()
    const told = app.connector.sent().filter(({ conversationId }) => conversationId === personalChatId(ben))
    expect(told).toHaveLength(1)
    const words = wordsOf(cardOf(told[0]?.activity ?? {}))
    expect(words).toContain('Ada Brandt kept a message of yours for Field Service North')
  })

  test('L4: three times the same form makes one resource, and tells the author once', async () => {
    const { data, values } = await open()
    const form = { ...values, ...data }
    const answers = await Promise.all([submit(form), submit(form), submit(form)])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    await app.settled()
    expect(await library(ada)).toHaveLength(1)
    expect(app.connector.sent().filter(({ conversationId }) => conversationId === personalChatId(ben))).toHaveLength(1)
  })

  test.each<[string, AboutMessage]>([
    ['one’s own message', { author: ada, html: '<p>Mine</p>' }],
    ['the message of an app', { author: null, html: '<p>Alarm</p>' }],
    ['the message of somebody who is not in the team', { author: cleo, html: '<p>From outside</p>' }],
  ])('nobody is told of %s', async (_whose, about) => {
    const { data, values } = await open(about)
    await submit({ ...values, ...data })
    await app.settled()
    expect(await library(ada)).toHaveLength(1)
    expect(app.connector.requests.filter(({ kind }) => kind === 'create')).toEqual([])
  })

  test('an author who has not installed the app is left alone', async () => {
    app.connector.fail('create', { status: 403, code: 'BotNotInConversationRoster' })
    const { data, values } = await open()
    await submit({ ...values, ...data })
    await app.settled()
    expect(app.connector.requests.filter(({ kind }) => kind === 'create')).toHaveLength(1)
    expect(app.log.entries.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('what the form claims about its message counts for nothing', async () => {
    const { data, values } = await open()
    await submit({
      ...values,
      ...data,
      source: { author: { personId: cleo.personId, name: 'Cleo' } },
      author: 'Cleo',
      messageUrl: 'https://evil.example',
    })
    expect((await library(ada))[0]?.source?.author.name).toBe(ben.name)
    expect(JSON.stringify(await library(ada))).not.toContain('evil.example')
  })

  test.each([
    'https://evil.example/l/message/1',
    'javascript:alert(1)',
    'http://teams.microsoft.com/l/x',
    'https://teams.microsoft.com.evil.example/',
    '',
  ])('an address like %j is not taken for a message in Teams', async (linkToMessage) => {
    const { data, values } = await open({ ...message, overrides: { linkToMessage } })
    await submit({ ...values, ...data })
    expect((await library(ada))[0]?.source?.messageUrl).toBeNull()
  })

  test('a fault comes back beside its field, with everything else kept', async () => {
    const { data, values } = await open()
    const again = dialogOf(await submit({ ...values, ...data, link: 'ftp://example.org', why: 'Keep me' }))
    expect(again.notes['link']).toContain('Only http and https links')
    expect(again.values).toMatchObject({ why: 'Keep me', teamId: north.teamId })
    expect(await library(ada)).toEqual([])
    expect(await notebook(ada)).toEqual([])
  })
})

describe('with ids that are not one’s own', () => {
  test.each<[string, () => string]>([
    ['a team they are not in', () => south.teamId],
    ['a team that doesn’t exist', () => '11111111-2222-4333-8444-555555555555'],
    ['nonsense', () => '../me'],
    ['another person’s notebook', () => cleo.personId],
  ])('C1: %s is refused, and nothing is kept anywhere', async (_which, teamId) => {
    await app.install(south, [cleo])
    const { data, values } = await open()
    const kept = dialogOf(await submit({ ...values, ...data, teamId: teamId(), why: 'Keep me' }))
    expect(kept.words).toContain('it isn’t yours to see')
    expect(kept.values).toMatchObject({ why: 'Keep me' })
    expect([await library(ada), await library(cleo, south), await notebook(ada), await notebook(cleo)]).toEqual([[], [], [], []])
  })

  test('C1: somebody else’s form brings neither their message nor their submission', async () => {
    const { data, values } = await open()
    await submit({ ...values, ...data })
    const forged = { submissionId: data['submissionId'], teamId: north.teamId, title: 'Of Ben' }
    await app.post(submitFormOnMessage(ben, inNorth, { author: null, html: '' }, forged))
    expect((await library(ada)).map(({ title, source }) => [title, source?.author.name ?? ''])).toEqual([
      ['Of Ben', ''],
      ['Clear coil is more likely the board.', 'Ben Okafor'],
    ])
  })
})

describe('only for me', () => {
  test('it is in my notebook with its author, in no library, and nobody is told', async () => {
    const { data, values } = await open()
    const done = dialogOf(await submit({ ...values, ...data, teamId: 'me' }))
    expect(done.words).toContain('Nobody else can see it.')
    await app.settled()
    expect(await notebook(ada)).toMatchObject([
      {
        title: 'Clear coil is more likely the board.',
        link: 'https://example.org/k4?utm_source=mail',
        status: 'captured',
        source: { author: { name: ben.name } },
      },
    ])
    expect(await notebook(ben)).toEqual([])
    expect(await library(ada)).toEqual([])
    expect(app.connector.requests.filter(({ kind }) => kind === 'create')).toEqual([])
  })

  test('what I thought of it stays apart from what the message says', async () => {
    const { data, values } = await open()
    await submit({ ...values, ...data, teamId: 'me', why: 'Check ours as well' })
    const [entry] = await notebook(ada)
    expect(entry).toMatchObject({ title: 'Clear coil is more likely the board.', thought: 'Check ours as well', status: 'noted' })
    expect(entry?.note).not.toContain('Check ours as well')
  })

  test('an empty form comes back with a sentence, still for me', async () => {
    const { data } = await open()
    const again = dialogOf(await submit({ ...data, teamId: 'me', title: ' ', body: '' }))
    expect(again.words).toContain('Write something first.')
    expect(again.values['teamId']).toBe('me')
  })

  test('while the chosen team can’t be asked, the form does not turn into a note', async () => {
    await app.install(south, [ada])
    const { data, values } = await open()
    app.clock.advance(6 * 60_000)
    app.connector.fail('member', { status: 503 })
    const kept = dialogOf(await submit({ ...values, ...data, teamId: south.teamId }))
    expect(kept.words).toContain('Teams did not say who is in this team.')
    expect(kept.data).toMatchObject({ teamId: south.teamId })
    expect(await notebook(ada)).toEqual([])
  })
})
