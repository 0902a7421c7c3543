/** The weekly round-up, from the store to the card in the channel: what it tells, what it never tells, and when there is nothing to tell. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { engines, type OnEngine } from '#tests/support/engines.ts'
import { friday, inChannel, roundUpTeam, type RoundUpTeam } from '#tests/support/round-up-team.ts'
import { ada, aPerson, ben, cleo, north, south } from '#tests/support/teams/cast.ts'
import { membersRemoved } from '#tests/support/teams/activities/installation.ts'

const [dora, emil, fay] = [aPerson('Dora Lindqvist'), aPerson('Emil Sand'), aPerson('Fay Ito')]
const everybody = [ada, ben, cleo, dora, emil, fay]
const library = `/api/teams/${north.teamId}/resources`

describe.each(engines)('%s', (_name, open) => {
  let engine: OnEngine
  let team: RoundUpTeam
  let welcomes: number
  beforeEach(async () => {
    engine = await open()
    await engine.app.install(north, everybody)
    team = roundUpTeam(engine.app, engine.store)
    welcomes = engine.app.connector.sent().filter(inChannel).length
  })
  afterEach(() => engine.stop())

  /** In channels: the check-ins go to people's own chats. */
  const sent = () => engine.app.connector.sent().filter(inChannel).slice(welcomes)
  /** Without the escapes of Markdown. */
  const said = (): string => JSON.stringify(sent().at(-1)?.activity ?? '').replaceAll('\\\\', '')

  test('tells what was shared, with its kind, who shared it and when it is needed, and what helped', async () => {
    await team.plan()
    const aid = await team.share(ben, { title: 'Defrost board swap', why: 'when a K4 shows E17' })
    await team.helped(cleo, aid, 'Saved me a visit')
    await team.at('2026-11-27T14:59:59.999Z')
    expect(sent()).toEqual([])
    await team.at(friday)
    expect(sent().map(({ conversationId }) => conversationId)).toEqual([north.threadId])
    for (const words of [
      'Our week 48',
      '1. Defrost board swap',
      `Job aid \u00B7 ${ben.name} \u00B7 when a K4 shows E17`,
      `${cleo.name}: \u201CSaved me a visit\u201D`,
      'About Job aid: Defrost board swap',
      'Our week 48: 1 thing shared, 1 story of what helped',
    ])
      expect(said()).toContain(words)
    expect(said()).toContain(encodeURIComponent(`"library/${aid}"`))
    for (const words of ['looked back', 'Since', 'can\u2019t be reached']) expect(said()).not.toContain(words)
  })

  test.each<[string, (old: string) => Promise<unknown>]>([
    ['nothing happened in the last seven days', async () => undefined],
    ['something was marked without a line', (old) => team.helped(cleo, old, '')],
    ['what was shared was deleted', async () => remove(ben, await team.share(ben, { title: 'Gone again' }))],
    ['what helped was deleted', (old) => team.helped(cleo, old, 'An hour saved').then(() => remove(ben, old))],
    ['six people looked back, and that is all', () => Promise.all(everybody.map((one) => team.answer(one, '2026-W49', 'A relay sticks')))],
  ])('says nothing when %s', async (_when, happens) => {
    const old = await team.share(ben, { title: 'Old' })
    await team.at('2026-12-01T09:00:00.000Z')
    await team.plan()
    await happens(old)
    await team.at('2026-12-04T15:00:00.000Z')
    expect(sent()).toEqual([])
    await team.share(ben, { title: 'Of the week after' })
    await team.at('2026-12-11T15:00:00.000Z')
    expect(said()).toContain('1. Of the week after')
  })

  const remove = (as: typeof ada, resourceId: string) => engine.app.api(`${library}/${resourceId}`, { as, method: 'DELETE' })

  test('leaves out what was deleted, what no longer holds and what an import brought; a rough note is told as one', async () => {
    await team.plan()
    const [deleted, outdated] = [await team.share(ben, { title: 'Deleted' }), await team.share(ben, { title: 'No longer so' })]
    await team.helped(cleo, deleted, 'Once')
    await team.helped(cleo, outdated, 'Then')
    await team.share(ben, { title: 'Half a thought', isRough: true })
    await engine.app.api(`${library}/${deleted}`, { as: ben, method: 'DELETE' })
    await engine.app.api(`${library}/${outdated}/outdated`, { as: ben, method: 'PUT', body: { isOutdated: true } })
    await engine.app.api(`/api/teams/${north.teamId}/import?mode=import&fileName=a.csv`, {
      as: ada,
      file: 'title\nFrom a list',
      headers: { 'idempotency-key': 'import-0000000000001' },
    })
    await team.at(friday)
    expect(said()).toContain('1. Half a thought')
    expect(said()).toContain('Rough note')
    for (const words of ['Deleted', 'No longer so', 'From a list', 'Once', 'Then']) expect(said()).not.toContain(words)
  })

  test('names five things and three stories, the most helpful and then the latest first, and says how many more there are', async () => {
    await team.plan()
    const ids: string[] = []
    for (let at = 1; at <= 7; at += 1) {
      ids.push(await team.share(ben, { title: `Thing ${at}` }))
      engine.app.clock.advance(60_000)
    }
    for (const [at, one] of [cleo, dora, emil, fay].entries()) {
      await team.helped(one, ids[0] ?? '', `Line ${at + 1}`)
      engine.app.clock.advance(60_000)
    }
    await team.at(friday)
    const numbered = Array.from(said().matchAll(/(\d)\. (Thing \d)/gu), ([, number, title]) => `${number} ${title}`)
    expect(numbered).toEqual(['1 Thing 1', '2 Thing 7', '3 Thing 6', '4 Thing 5', '5 Thing 4'])
    expect(Array.from(said().matchAll(/Line \d/gu), ([line]) => line)).toEqual(['Line 4', 'Line 3', 'Line 2'])
    expect(said()).toContain('and 2 more things in the library')
    expect(said()).toContain('and 1 more story in the library')
  })

  test('a line that is said otherwise in a later week is told then', async () => {
    await team.plan()
    const aid = await team.share(ben, { title: 'Defrost board swap' })
    await team.helped(cleo, aid, '')
    await team.at(friday)
    expect(said()).not.toContain('What helped')
    await team.helped(cleo, aid, 'Saved me a visit')
    await team.at('2026-12-04T15:00:00.000Z')
    expect(said()).toContain('Saved me a visit')
    expect(said()).not.toContain('1. Defrost')
  })

  describe('people who looked back', () => {
    const lookBack = async (who: readonly (typeof ada)[]): Promise<void> => {
      await team.plan()
      await team.share(ben, { title: 'Defrost board swap' })
      for (const one of who) await team.answer(one, '2026-W48', 'A relay sticks')
    }

    test.each([
      [6, '6 people looked back on their week.'],
      [5, '5 people looked back on their week.'],
    ])('%d are a number, and nobody’s name', async (count, sentence) => {
      await lookBack(everybody.slice(0, count))
      await team.at(friday)
      expect(said()).toContain(sentence)
      expect(said()).not.toContain('relay')
      for (const { name } of [ada, cleo, dora, emil]) expect(said()).not.toContain(name)
    })

    test.each([4, 1, 0])('of %d not a word is said', async (count) => {
      await lookBack(everybody.slice(0, count))
      await team.at(friday)
      expect(sent()).toHaveLength(1)
      expect(said()).not.toMatch(/looked back|people|fewer/u)
    })

    test('who only opened it, who answered another team, another week, or has left, doesn’t count', async () => {
      await lookBack([ada, ben, cleo, dora, emil])
      await team.answer(fay, '2026-W48', '')
      engine.app.connector.setRoster(north, [ada, ben, cleo, dora, fay])
      await engine.app.post(membersRemoved(north, ada, [emil]))
      await team.at(friday)
      expect(said()).not.toContain('looked back')
      await team.share(ben, { title: 'Another' })
      for (const one of [ada, ben, cleo, dora]) await team.answer(one, '2026-W49', 'This')
      await team.answer(fay, '2026-W49', 'This', south.teamId)
      await team.at('2026-12-04T15:00:00.000Z')
      expect(said()).toContain('1. Another')
      expect(said()).not.toContain('looked back')
    })

    test('nothing of who it was is stored or logged', async () => {
      await lookBack(everybody)
      await team.at(friday)
      const written = engine.everything().filter((document) => /"round-up"|send-round-up/u.test(document))
      expect(written.length).toBeGreaterThan(1)
      for (const { personId, name } of everybody)
        for (const text of [
          ...written,
          engine.app.log
            .text()
            .split('\n')
            .filter((line) => line.includes('round-up'))
            .join('\n'),
        ]) {
          expect(text).not.toContain(personId)
          expect(text).not.toContain(name)
        }
    })

    test('while Teams does not say who is in the team, the card goes out without the number', async () => {
      await lookBack(everybody)
      engine.app.connector.fail('roster-page', { status: 503 })
      await team.at(friday)
      expect(said()).toContain('1. Defrost board swap')
      expect(said()).not.toContain('looked back')
      expect(engine.app.log.text()).toContain('round-up.not-counted')
    })
  })
})
