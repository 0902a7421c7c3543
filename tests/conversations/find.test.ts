/** Find: results while typing. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import type { Place } from '#tests/support/teams/activities/activity.ts'
import { initialRun, query, type QueryOptions } from '#tests/support/teams/activities/extension.ts'
import { mentioningMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, ben, cleo, north, south, type TestPerson } from '#tests/support/teams/cast.ts'
import { resultsOf, sentenceOf, titlesOf } from '#tests/support/teams/read-answers.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
})
afterEach(() => app.stop())

const inNorth: Place = { team: north }

/** Shares in this order, a minute apart. */
async function shareAll(person: TestPerson, team: typeof north, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await shareAs(app, person, team, { title })
    app.clock.advance(1_000)
  }
}

describe('in one team', () => {
  test('before anything is typed, the newest come first', async () => {
    await shareAll(ada, north, ['Oldest', 'Middle', 'Newest'])
    expect(titlesOf(await app.post(initialRun(ben, inNorth)))).toEqual(['Newest', 'Middle', 'Oldest'])
  })

  test('typing finds by the beginning of words, and what was just shared at once', async () => {
    await shareAll(ada, north, ['Defrost board K4', 'Van keys'])
    expect(titlesOf(await app.post(query(ben, inNorth, 'defr')))).toEqual(['Defrost board K4'])
    await shareAll(ben, north, ['Defrosting a freezer'])
    expect(titlesOf(await app.post(query(ben, inNorth, 'defrost'))).toSorted()).toEqual(['Defrost board K4', 'Defrosting a freezer'])
  })

  test('a row says what it is, why it is worth it and who shared it', async () => {
    await shareAs(app, ada, north, { title: 'Defrost board K4', why: 'When it beeps twice' })
    expect(resultsOf(await app.post(initialRun(ben, 'groupChat')))).toMatchObject([
      { text: 'Work note · Ada Brandt · When it beeps twice' },
    ])
  })

  test('when nothing fits, a sentence says so with the words that were typed', async () => {
    await shareAll(ada, north, ['Defrost board K4'])
    expect(sentenceOf(await app.post(query(ben, inNorth, ' compressor ')))).toBe(
      'Nothing found for “compressor”. Try fewer or other words. If you know the answer, choose Share: the next one will find it.',
    )
  })

  test('when nothing was shared yet, a sentence says what to do', async () => {
    expect(sentenceOf(await app.post(initialRun(ben, inNorth)))).toContain('Choose Share to add the first thing.')
  })

  test.each(['', '   ', '"', '#', 'kind:', 'kind:aid #', '(.*)+$', "'; drop table app; --", '%_%', '\u0000', '\uD800', 'x'.repeat(10_000)])(
    'L1: a query like %j gets results or a sentence',
    async (text) => {
      await shareAll(ada, north, ['Defrost board K4'])
      const answer = await app.post(query(ben, inNorth, text))
      expect(answer.status).toBe(200)
      expect(answer.body).toMatchObject({ composeExtension: { type: expect.stringMatching(/^(result|message)$/u) } })
    },
  )
})

describe('paging', () => {
  const titles = Array.from({ length: 30 }, (_, at) => `Resource ${String(29 - at).padStart(2, '0')}`)
  const page = (from: number, count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => `Resource ${String(from + at).padStart(2, '0')}`)

  test('L2: skip and count give page after page, and never more than 25', async () => {
    await shareAll(ada, north, titles)
    const ask = async (skip: unknown, count: unknown) =>
      titlesOf(await app.post(initialRun(ben, inNorth, { queryOptions: { skip, count } })))
    expect(await ask(0, 25)).toEqual(page(0, 25))
    expect(await ask(25, 25)).toEqual(page(25, 5))
    expect(await ask(30, 25)).toEqual([])
    expect(await ask(10, 3)).toEqual(page(10, 3))
    expect(await ask(-1, 1e9)).toEqual(page(0, 25))
    expect(await ask(1e9, 25)).toEqual([])
    expect(await ask(0.9, 2.9)).toEqual(page(0, 2))
    expect(await ask('5', '5')).toEqual(page(0, 25))
    expect(await ask(null, 0)).toEqual(page(0, 1))
  })

  test.each<[string, QueryOptions]>([
    ['no parameters', { parameters: undefined }],
    ['an empty list of parameters', { parameters: [] }],
    ['parameters that are none', { parameters: [null, 7] }],
    ['a parameter without a value', { parameters: [{ name: 'query' }] }],
    ['a value that is no text', { parameters: [{ name: 'query', value: { a: 1 } }] }],
    ['no paging', { queryOptions: undefined }],
    ['paging that is none', { queryOptions: 'all' }],
  ])('L2: %s lists the newest', async (_what, options) => {
    await shareAll(ada, north, ['Older', 'Newer'])
    expect(titlesOf(await app.post(query(ben, inNorth, '', options)))).toEqual(['Newer', 'Older'])
  })
})

describe('in several teams', () => {
  beforeEach(async () => {
    await app.install(south, [ada, cleo])
    await shareAll(ada, south, ['South one', 'South two'])
    await shareAll(ada, north, ['North one', 'North two'])
  })

  test.each<[string, Place, readonly string[]]>([
    ['the north’s channel', inNorth, ['North two', 'North one', 'South two', 'South one']],
    ['the south’s channel', { team: south }, ['South two', 'South one', 'North two', 'North one']],
    ['a group chat', 'groupChat', ['North two', 'North one', 'South two', 'South one']],
  ])('in %s its team comes first, then the others', async (_where, place, titles) => {
    expect(titlesOf(await app.post(initialRun(ada, place)))).toEqual(titles)
  })

  test('each result names its team', async () => {
    const rows = resultsOf(await app.post(initialRun(ada, inNorth)))
    expect(rows.map(({ text }) => text.split(' · ')[1])).toEqual([north.name, north.name, south.name, south.name])
  })

  test('people see their own teams only, wherever they ask', async () => {
    expect(titlesOf(await app.post(initialRun(ben, { team: south })))).toEqual(['North two', 'North one'])
    expect(titlesOf(await app.post(query(cleo, inNorth, 'one')))).toEqual(['South one'])
    expect(sentenceOf(await app.post(query(cleo, inNorth, 'north')))).toContain('Nothing found')
  })

  test('a team that can’t be asked is left out while the others answer', async () => {
    app.clock.advance(16 * 60_000)
    await app.api(`/api/teams/${north.teamId}`, { as: ada })
    app.connector.fail('member', { status: 503 })
    const leftOut = 'Field Service South did not answer in time and is left out.'
    expect(titlesOf(await app.post(initialRun(ada, 'groupChat')))).toEqual(['North two', 'North one', leftOut])
    expect(titlesOf(await app.post(query(ada, 'groupChat', '', { queryOptions: { skip: 0, count: 2 } })))).toEqual([
      'North two',
      'North one',
    ])
    expect(sentenceOf(await app.post(query(ada, 'groupChat', 'nothing like it')))).toBe(leftOut)
  })
})

describe('when Teams does not answer', () => {
  test.each([
    ['is down', { status: 503 }],
    ['throttles', { status: 429, retryAfter: 30 }],
    ['drops the connection', 'reset'],
  ] as const)('and %s, find answers with a sentence, and works again once it is back', async (_how, fault) => {
    await shareAll(ada, north, ['Defrost board K4'])
    app.clock.advance(16 * 60_000)
    app.connector.fail('member', fault)
    expect(sentenceOf(await app.post(initialRun(ada, 'groupChat')))).toContain('Field Service North did not answer in time')
    expect(sentenceOf(await app.post(initialRun(ada, inNorth)))).toContain('Teams did not say who is in this team.')
    app.connector.heal()
    expect(titlesOf(await app.post(initialRun(ada, inNorth)))).toEqual(['Defrost board K4'])
  })

  test('someone without an Entra id is told to sign in', async () => {
    const anonymous = { ...query(ada, inNorth, 'x'), from: { id: '29:guest' } }
    expect(sentenceOf(await app.post(anonymous))).toContain('You are not signed in.')
  })

  test.each(['private', 'shared'] as const)(
    'in a %s channel the bot finds nothing aloud: others than the team may read it',
    async (channelType) => {
      await shareAll(ada, north, ['Defrost board K4'])
      const place: Place = { team: north, channelId: '19:f00d@thread.tacv2', channelType }
      await app.post(mentioningMessage(ada, place, 'find defrost'))
      const said = JSON.stringify(app.connector.sent().at(-1)?.activity)
      expect(said).toContain('works in standard channels for now')
      expect(said).not.toContain('Defrost board K4')
    },
  )

  test('in a private channel a sentence says where it works', async () => {
    const place: Place = { team: north, channelId: '19:f00d@thread.tacv2', channelType: 'private' }
    expect(sentenceOf(await app.post(initialRun(ada, place)))).toContain('Use it in a standard channel of this team.')
  })
})
