/** Share: the form opens, comes back with what needs a change, and becomes a resource. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { sharedStore } from '#tests/support/store/intercepted-store.ts'
import type { Place } from '#tests/support/teams/activities/activity.ts'
import { openForm, submitForm } from '#tests/support/teams/activities/extension.ts'
import { ada, ben, cleo, north, south, type TestPerson, type TestTeam } from '#tests/support/teams/cast.ts'
import { dialogOf, resultsOf, wordsOf } from '#tests/support/teams/read-answers.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp({ wrapStore: sharedStore })
  await app.install(north, [ada, ben])
})
afterEach(() => app.stop())

const inNorth: Place = { team: north }
const library = async (team: TestTeam, as: TestPerson): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  ((await app.api(`/api/teams/${team.teamId}/resources`, { as })).body as { items: Readonly<Record<string, unknown>>[] }).items

/** A form as it comes back from the dialog that was opened with it. */
const filled = async (typed: Readonly<Record<string, unknown>>, place: Place = inNorth) => {
  const { data } = dialogOf(await app.post(openForm(ada, place)))
  return { ...data, ...typed }
}

describe('opening the form', () => {
  test.each<[string, Place]>([
    ['a channel', inNorth],
    ['another channel of the team', { team: north, channelId: '19:6decf54d86d945e4b3924b63a9161a78@thread.tacv2' }],
    ['a thread in a channel', { team: north, postId: '1611060744833' }],
    ['a group chat', 'groupChat'],
    ['the personal chat', 'personal'],
  ])('from %s, one team needs no choice', async (_where, place) => {
    const dialog = dialogOf(await app.post(openForm(ada, place)))
    expect(dialog.title).toBe('Share with Field Service North')
    expect(Object.keys(dialog.values).toSorted()).toEqual(['body', 'isRough', 'kind', 'link', 'tags', 'title', 'why'])
    expect(dialog.data).toEqual({ submissionId: expect.stringMatching(/^[0-9a-f-]{36}$/u), teamId: north.teamId })
  })

  test('each form is a submission of its own', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => dialogOf(await app.post(openForm(ada, inNorth))).data['submissionId']))
    expect(new Set(ids).size).toBe(3)
  })

  test('with several teams the channel’s own is chosen, and the others are offered', async () => {
    await app.install(south, [ada])
    const here = dialogOf(await app.post(openForm(ada, { team: south })))
    expect(here.values['teamId']).toBe(south.teamId)
    expect(here.data).not.toHaveProperty('teamId')
    expect(JSON.stringify(here.card)).toContain(north.teamId)
    expect(dialogOf(await app.post(openForm(ada, 'groupChat'))).values['teamId']).toBe(north.teamId)
  })

  test.each<[string, Place]>([
    ['a group chat', 'groupChat'],
    ['a channel of a team without the app', { team: south }],
    ['a channel of a team they are not in', inNorth],
  ])('someone whose teams lack the app reads how to add it, from %s', async (_where, place) => {
    const dialog = dialogOf(await app.post(openForm(cleo, place)))
    expect(dialog.words).toContain('In a team, choose Add an app and look for Commonplace.')
    expect(dialog.values).toEqual({})
  })

  test('in a private channel one sentence says where it works', async () => {
    const dialog = dialogOf(await app.post(openForm(ada, { team: north, channelId: '19:f00d@thread.tacv2', channelType: 'private' })))
    expect(dialog.words).toContain('Commonplace works in standard channels for now.')
  })

  test('when Teams can’t be asked, the answer says so and not that there is no team', async () => {
    app.connector.fail('member', { status: 503 })
    expect(dialogOf(await app.post(openForm(ada, 'groupChat'))).words).toContain('Teams did not say who is in this team.')
    app.connector.heal()
    expect(dialogOf(await app.post(openForm(ada, 'groupChat'))).title).toBe('Share with Field Service North')
  })
})

describe('sending it', () => {
  test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, unknown>>]>([
    ['only a title', { title: '  Ask   Ana about K4 ' }, { title: 'Ask Ana about K4', kind: 'note', link: null }],
    ['only a link', { link: 'example.org/k4?utm_source=x' }, { title: 'example.org/k4', kind: 'link', linkHost: 'example.org' }],
    [
      'everything',
      {
        kind: 'aid',
        title: 'Defrost K4',
        link: 'https://example.org/k4',
        why: 'When it beeps',
        tags: '#K4, defrost board',
        body: '1. Open',
      },
      {
        kind: 'aid',
        title: 'Defrost K4',
        why: 'When it beeps',
        tags: ['k4', 'defrost-board'],
        sharedBy: { personId: ada.personId, name: ada.name },
      },
    ],
  ])('%s makes a resource and its card', async (_what, typed, expected) => {
    const [result, ...others] = resultsOf(await app.post(submitForm(ada, inNorth, await filled(typed))))
    expect(others).toEqual([])
    expect(result?.title).toBe(expected['title'])
    expect(wordsOf(result?.card ?? { type: 'AdaptiveCard', version: '1.5', body: [] })).toContain('Shared by Ada Brandt')
    expect(await library(north, ben)).toMatchObject([expected])
  })

  test('the body stays in the library and never goes into the card', async () => {
    const answer = await app.post(submitForm(ada, inNorth, await filled({ title: 'K4', body: 'only for the team' })))
    expect(JSON.stringify(answer.body)).not.toContain('only for the team')
  })

  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['nothing at all', {}, 'title', 'Add a title or a link.'],
    ['a title of 201 emoji families', { title: '👨‍👩‍👧‍👦'.repeat(201) }, 'title', 'This is too long.'],
    ['an advice of 301 letters', { title: 'K4', why: 'ä'.repeat(301) }, 'why', 'This is too long.'],
    ['a text of 20,001 letters', { title: 'K4', body: 'x'.repeat(20_001) }, 'body', 'This is too long.'],
    ['eleven tags', { title: 'K4', tags: 'a,b,c,d,e,f,g,h,i,j,k' }, 'tags', 'At most 10 tags.'],
    ['a tag of 41 letters', { title: 'K4', tags: 'x'.repeat(41) }, 'tags', 'This is too long.'],
    ['a kind that is none', { title: 'K4', kind: 'course' }, 'kind', 'The kind is one of link, aid, story, idea or note.'],
    ['words for a link', { title: 'K4', link: 'see the drive' }, 'link', 'This is not a link.'],
    ['a script for a link', { title: 'K4', link: ' JaVaScRiPt:alert(1)' }, 'link', 'Only http and https links'],
    ['a password in a link', { title: 'K4', link: 'https://teams.microsoft.com@evil.example/' }, 'link', 'Remove the part before @'],
  ])('C4, L5, L6: %s comes back beside its field, with everything typed and the same submission', async (_what, typed, field, note) => {
    const others = { why: 'When it beeps', tags: 'k4', kind: 'aid', body: 'Open the lid', link: 'https://example.org' }
    const form = await filled({ ...(Object.keys(typed).length === 0 ? {} : others), ...typed })
    const dialog = dialogOf(await app.post(submitForm(ada, inNorth, form)))
    expect(dialog.notes).toEqual({ [field]: expect.stringContaining(note) })
    const { submissionId, teamId, ...inputs } = form as Readonly<Record<string, string>>
    // What the form's own inputs take comes back whole; longer texts don't come from it.
    for (const [id, value] of Object.entries(inputs)) expect(value.startsWith(dialog.values[id] ?? 'missing')).toBe(true)
    for (const [id, value] of Object.entries(inputs)) if (value.length <= 800) expect(dialog.values[id]).toBe(value)
    expect(dialog.data).toEqual({ submissionId, teamId })
    expect(dialog.words).toContain('What you typed is kept.')
    expect(await library(north, ada)).toEqual([])
  })

  test('200 family emoji are a title like any other', async () => {
    const title = '👨‍👩‍👧‍👦'.repeat(200)
    expect(resultsOf(await app.post(submitForm(ada, inNorth, await filled({ title }))))).toMatchObject([{ title }])
  })

  test('all faults come back at once', async () => {
    const form = await filled({ link: 'ftp://example.org', kind: 'course', tags: 'x'.repeat(41) })
    expect(Object.keys(dialogOf(await app.post(submitForm(ada, inNorth, form))).notes).toSorted()).toEqual(['kind', 'link', 'tags'])
  })

  test('L4: the same form three times at once, and again an hour later, makes one resource and equal answers', async () => {
    const form = await filled({ title: 'Defrost K4', why: 'When it beeps' })
    const send = () => app.post(submitForm(ada, inNorth, form))
    const answers = await Promise.all([send(), send(), send()])
    app.clock.advance(60 * 60_000)
    answers.push(await send())
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body)
    expect(resultsOf(answers[0] ?? { status: 0, body: null })).toMatchObject([{ title: 'Defrost K4' }])
    expect(await library(north, ada)).toHaveLength(1)
  })

  test('the same form with other text is refused, keeps the text, and can then be sent as a new one', async () => {
    const form = await filled({ title: 'Defrost K4' })
    await app.post(submitForm(ada, inNorth, form))
    const refused = dialogOf(await app.post(submitForm(ada, inNorth, { ...form, title: 'Defrost K5' })))
    expect(refused.words).toContain('This form was already sent with other text.')
    expect(refused.values['title']).toBe('Defrost K5')
    expect(await library(north, ada)).toHaveLength(1)
    resultsOf(await app.post(submitForm(ada, inNorth, { ...refused.data, title: 'Defrost K5' })))
    expect(await library(north, ada)).toHaveLength(2)
  })

  test('two people’s forms with one id are two submissions', async () => {
    for (const person of [ada, ben]) {
      resultsOf(await app.post(submitForm(person, inNorth, { submissionId: 'same-id-for-both', title: `Of ${person.name}` })))
    }
    expect(await library(north, ada)).toHaveLength(2)
  })

  test('the team that was chosen gets it, wherever the form was opened', async () => {
    await app.install(south, [ada, cleo])
    await app.post(submitForm(ada, inNorth, await filled({ title: 'For the south', teamId: south.teamId })))
    expect(await library(south, cleo)).toMatchObject([{ title: 'For the south' }])
    expect(await library(north, ada)).toEqual([])
  })

  test.each([
    ['a team they are not in', south.teamId],
    ['a team that doesn’t exist', '11111111-2222-4333-8444-555555555555'],
    ['nonsense', '__proto__'],
    ['an id of 45,000 characters', 'x'.repeat(45_000)],
    ['no id', ''],
  ])('C1: a forged team, %s, is refused and nothing is stored', async (_which, teamId) => {
    await app.install(south, [cleo])
    const dialog = dialogOf(await app.post(submitForm(ada, inNorth, await filled({ title: 'Not yours', teamId }))))
    expect(dialog.words).toContain('it isn’t yours to see')
    expect(dialog.words).not.toContain(south.name)
    expect(dialog.values['title']).toBe('Not yours')
    expect(await library(south, cleo)).toEqual([])
    expect(await library(north, ada)).toEqual([])
  })

  test('while the chosen team can’t be asked, the form stays with that team', async () => {
    await app.install(south, [ada])
    const form = await filled({ title: 'For the south', teamId: south.teamId }, 'groupChat')
    app.clock.advance(5 * 60_000)
    // The person's membership of the north is asked first and answers; the south's does not.
    app.connector.fail('member', { status: 503 }, 2)
    const kept = dialogOf(await app.post(submitForm(ada, 'groupChat', form)))
    expect(kept.words).toContain('Teams did not say who is in this team.')
    expect(kept.values['title']).toBe('For the south')
    expect(kept.data).toEqual({ submissionId: form['submissionId'], teamId: south.teamId })
    resultsOf(await app.post(submitForm(ada, 'groupChat', { ...kept.values, ...kept.data })))
    expect(await library(south, ada)).toHaveLength(1)
  })

  test('while only the chosen team can’t be asked, the form doesn’t come back for the other one', async () => {
    await app.install(south, [ada])
    const form = await filled({ title: 'For the south', teamId: south.teamId }, 'groupChat')
    app.clock.advance(4 * 60_000)
    await app.api(`/api/teams/${north.teamId}`, { as: ada })
    app.clock.advance(2 * 60_000)
    await app.api(`/api/teams/${north.teamId}`, { as: ada })
    app.connector.fail('member', { status: 503 })
    const kept = dialogOf(await app.post(submitForm(ada, 'groupChat', form)))
    expect(kept.data).toEqual({ submissionId: form['submissionId'], teamId: south.teamId })
    expect(JSON.stringify(kept.card)).not.toContain(north.teamId)
  })

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['no submission id', { title: 'K4' }],
    ['a submission id that is no text', { submissionId: 7, title: 'K4' }],
    ['a submission id of 65 characters', { submissionId: 'x'.repeat(65), title: 'K4' }],
    ['nothing', {}],
  ])(
    'C7: a form of another time, with %s, says that it is out of date, keeps what was typed, and can be sent again',
    async (_what, data) => {
      const kept = dialogOf(await app.post(submitForm(ada, inNorth, data)))
      expect(kept.words).toContain('This card is out of date.')
      expect(kept.values['title']).toBe(data['title'] ?? '')
      expect(kept.data).toEqual({ submissionId: expect.stringMatching(/^[0-9a-f-]{36}$/u), teamId: north.teamId })
      expect(await library(north, ada)).toEqual([])
      const again = { ...kept.values, title: 'K4', ...kept.data }
      for (let times = 0; times < 2; times += 1) resultsOf(await app.post(submitForm(ada, inNorth, again)))
      expect(await library(north, ada)).toHaveLength(1)
    },
  )

  test('sent from a private channel, the form comes back with a sentence and everything typed', async () => {
    const form = await filled({ title: 'K4', why: 'When it beeps' })
    const inPrivate: Place = { team: north, channelId: '19:f00d@thread.tacv2', channelType: 'private' }
    const kept = dialogOf(await app.post(submitForm(ada, inPrivate, form)))
    expect(kept.words).toContain('Commonplace works in standard channels for now.')
    expect(kept.values).toMatchObject({ title: 'K4', why: 'When it beeps' })
    expect(kept.data).toEqual({ submissionId: form['submissionId'], teamId: north.teamId })
    expect(await library(north, ada)).toEqual([])
    resultsOf(await app.post(submitForm(ada, inNorth, { ...kept.values, ...kept.data })))
  })

  test('C4: inputs of the wrong type count as left out', async () => {
    const form = await filled({ title: 'K4', why: 7, tags: { a: 1 }, body: ['x'], kind: null })
    resultsOf(await app.post(submitForm(ada, inNorth, form)))
    expect(await library(north, ada)).toMatchObject([{ title: 'K4', why: '', tags: [], kind: 'note' }])
  })
})
