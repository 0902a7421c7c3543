/** What people can write to the bot: find, note, save, and ways on from what it doesn't know. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { entryPageReply } from '#domain/api/replies.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { mentioningMessage, personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, ben, cleo, north, south, type TestPerson } from '#tests/support/teams/cast.ts'
import { cardOf, wordsOf, type Card } from '#tests/support/teams/read-answers.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

let app: StartedApp
let before: number
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
  await app.install(south, [ada, cleo])
  await shareAs(app, ada, north, { title: 'Defrost board K4', why: 'When it beeps' })
  await shareAs(app, cleo, south, { title: 'Defrost in snow', why: 'In winter' })
  await app.settled()
  before = app.connector.sent().length
})
afterEach(() => app.stop())

function onlyCard(): Card {
  const [reply, ...others] = app.connector.sent().slice(before)
  expect(others).toEqual([])
  return cardOf(reply?.activity ?? {})
}
const say = async (as: TestPerson, text: string): Promise<Card> => {
  await app.post(personalMessage(as, text))
  return onlyCard()
}
const notebook = async (as: TestPerson) => entryPageReply.parse((await app.api('/api/me/notebook', { as })).body).items

describe('find', () => {
  test('looks in all one’s teams, with a button to open each', async () => {
    const card = await say(ada, 'Find: defrst')
    expect(wordsOf(card)).toContain('2 results for “defrst”')
    expect(wordsOf(card)).toContain('Defrost board K4')
    expect(card.actions?.map(({ title }) => title)).toEqual(['Open 1', 'Open 2'])
  })

  test('in a channel it looks in that channel’s team alone: everybody there reads the answer', async () => {
    await app.post(mentioningMessage(ada, { team: south }, 'find defrost'))
    expect(wordsOf(onlyCard())).toContain('Defrost in snow')
    expect(wordsOf(onlyCard())).not.toContain('K4')
  })

  test.each([
    ['nothing behind it', 'find', 'Write what you are looking for after it'],
    ['nothing found', 'find quetzalcoatl', 'Nothing found for “quetzalcoatl”'],
  ])('with %s it says so', async (_what, text, sentence) => {
    expect(wordsOf(await say(ada, text))).toContain(sentence)
  })

  test('somebody else’s teams stay unseen', async () => {
    expect(wordsOf(await say(ben, 'find defrost'))).not.toContain('snow')
  })
})

test.each(['export', 'Export my data', 'delete me'])(
  '“%s” leads to the settings, where one’s data is taken out or deleted',
  async (text) => {
    const card = await say(ada, text)
    expect(wordsOf(card)).toContain('Your data is yours')
    expect(card.actions).toMatchObject([
      { type: 'Action.OpenUrl', title: 'Open my settings', url: expect.stringMatching(/\/l\/entity\/[^/]+\/settings$/u) },
    ])
  },
)

describe('note and save', () => {
  test('a thought goes to the notebook, and nowhere else', async () => {
    expect(wordsOf(await say(ada, 'note The coil sensor again'))).toContain('Only you can see it.')
    expect(await notebook(ada)).toMatchObject([{ title: 'The coil sensor again', status: 'noted' }])
    expect(await notebook(ben)).toEqual([])
    expect(app.log.text()).not.toContain('coil sensor')
  })

  test('a link goes to the notebook', async () => {
    await say(ada, 'save https://example.org/page')
    expect(await notebook(ada)).toMatchObject([{ link: 'https://example.org/page', status: 'captured' }])
  })

  test('M30: a thought of several lines keeps them, and its first line is its title', async () => {
    await say(ada, 'note  The coil sensor again\r\n\r\n1. Off\n2. Wait\r\n3. On')
    expect(await notebook(ada)).toMatchObject([
      { title: 'The coil sensor again', note: 'The coil sensor again\n\n1. Off\n2. Wait\n3. On', status: 'noted' },
    ])
  })

  test('M30: what is kept is clean: composed letters, no control or direction characters, no broken halves', async () => {
    await say(ada, 'note Cafe\u0301 \u202Egpj.exe\u202C \u0000\uD800 \u{1F468}\u200D\u{1F692} שלום')
    const kept = JSON.stringify(await notebook(ada))
    expect(kept).toContain('Caf\u00E9 gpj.exe \uFFFD \u{1F468}\u200D\u{1F692} שלום')
    // oxlint-disable-next-line no-control-regex -- these very characters must not be there
    expect(kept).not.toMatch(/[\u0000-\u001F\u202A-\u202E\u2066-\u2069\uD800]/u)
  })

  test('M30: of 10,000 characters nothing is kept in part: the sentence says how many it takes and that the message still holds them', async () => {
    const words = wordsOf(await say(ada, `note ${'word '.repeat(2_000)}`))
    expect(words).toContain('4,000 characters at most')
    expect(words).toContain('Your message above still holds all of it')
    expect(await notebook(ada)).toEqual([])
  })

  test('M24: the same message told three times is kept once', async () => {
    const message = personalMessage(ada, 'note Once')
    await Promise.all([app.post(message), app.post(message), app.post(message)])
    expect(await notebook(ada)).toHaveLength(1)
  })

  test.each([
    ['L5: a script', 'save javascript:alert(1)', 'Only http and https links'],
    ['L6: a look-alike', 'save https://teams.microsoft.com@evil.example/', 'user name or password'],
    ['nothing behind it', 'note', 'Write your thought after it'],
    ['nothing behind save', 'save  ', 'Write a link or a text after it'],
    ['4,001 characters', `note ${'x '.repeat(2_001)}`, '4,000 characters at most'],
  ])('%s is refused with a sentence', async (_what, text, sentence) => {
    expect(wordsOf(await say(ada, text))).toContain(sentence)
    expect(await notebook(ada)).toEqual([])
  })

  test.each(['note a thought', 'save https://example.org'])('in a channel, %j says where it works, and keeps nothing', async (text) => {
    await app.post(mentioningMessage(ada, { team: north }, text))
    expect(wordsOf(onlyCard())).toContain('in our own chat only')
    expect(await notebook(ada)).toEqual([])
  })
})

test('what it doesn’t know can be kept, searched for, or asked about, with one press', async () => {
  const { actions = [] } = await say(ada, 'where is the manual')
  expect(actions.map(({ data }) => (data as { msteams: unknown }).msteams)).toEqual([
    { type: 'imBack', value: 'note where is the manual' },
    { type: 'imBack', value: 'find where is the manual' },
    { type: 'imBack', value: 'help' },
  ])
})

test('M30: the longest message that Teams lets through keeps its card below 80 KB', async () => {
  const card = await say(ada, '👨‍👩‍👧‍👦**[x](y)'.repeat(1_700))
  expect(JSON.stringify(card).length * 2).toBeLessThan(80 * 1024)
})
