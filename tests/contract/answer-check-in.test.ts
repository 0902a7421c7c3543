/** C2, C3, C5: answers are kept for the person first, and passed on once, whatever fails in between. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askedQuestions, newCheckIn } from '#domain/check-ins/check-in.ts'
import { readIsoWeek, weeksAfter } from '#domain/check-ins/iso-week.ts'
import { resourcePageReply } from '#domain/api/replies.ts'
import { personId, tenantId } from '#domain/ids.ts'
import { mintPerson } from '#bot/auth/mint.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { createCheckIns } from '#bot/store/repositories/check-ins.ts'
import { answerCheckIn, type GivenAnswer } from '#bot/usecases/check-ins/answer-check-in.ts'
import { engines, type OnEngine } from '#tests/support/engines.ts'
import { interceptedStore } from '#tests/support/store/intercepted-store.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'

const week = readIsoWeek('2026-W48') ?? expect.fail()
const person = mintPerson({ tenantId: localTenantId, personId: personId(ada.personId) })

describe.each(engines)('%s', (_name, open) => {
  let engine: OnEngine
  beforeEach(async () => {
    engine = await open()
    await engine.app.install(north, [ada, ben])
    const questions = askedQuestions(
      [
        { question: { bank: 'learned', every: 1 }, askedBy: [0] },
        { question: { bank: 'helped', every: 1 }, askedBy: [0] },
      ],
      [north.teamId],
    )
    await checkIns().begin(person, newCheckIn(week, questions, null))
  })
  afterEach(() => engine.stop())

  const checkIns = (store: DocumentStore = engine.store) => createCheckIns(store, engine.app.clock)
  const answer = (answers: readonly Partial<GivenAnswer>[], store?: DocumentStore) =>
    answerCheckIn({ ...engine.app.app.shareDeps, gate: engine.app.app.gate, checkIns: checkIns(store) }, person, {
      week,
      answers: answers.map((given) => ({ questionId: 'q1', text: 'A relay sticks.', seen: 0, share: null, ...given })),
    })
  const share = { teamId: north.teamId as never, kind: 'story' } as const
  const library = async () =>
    resourcePageReply
      .parse((await engine.app.api(`/api/teams/${north.teamId}/resources`, { as: ben })).body)
      .items.map(({ kind, title }) => ({
        kind,
        title,
      }))

  test('only me is the person’s alone', async () => {
    expect((await answer([{}])).outcomes).toEqual([{ questionId: 'q1', outcome: 'kept' }])
    expect(await library()).toEqual([])
  })

  test('what is shared becomes a resource of the kind, once', async () => {
    for (let time = 0; time < 3; time += 1) await answer([{ text: 'A relay sticks.\nWarm it first.', share }])
    expect(await library()).toEqual([{ kind: 'story', title: 'A relay sticks.' }])
    expect((await checkIns().get(person, week))?.answers[0]).toMatchObject({ revision: 1, shared: { kind: 'story' } })
  })

  test('a crash between keeping and sharing leaves it theirs; the same form again shares it, with other words too', async () => {
    const fails = interceptedStore(async (call, args, proceed) => {
      const isMark = call === 'replace' && JSON.stringify(args).includes('"shared":{')
      if (isMark) throw new Error('killed')
      return proceed()
    })(engine.store)
    await expect(answer([{ share }], fails)).rejects.toThrow('killed')
    expect((await checkIns().get(person, week))?.answers[0]).toMatchObject({ text: 'A relay sticks.', shared: null })
    await answer([{ text: 'A relay sticks in the cold.', seen: 1, share }])
    expect(await library()).toEqual([{ kind: 'story', title: 'A relay sticks.' }])
    expect((await checkIns().get(person, week))?.answers[0]).toMatchObject({
      text: 'A relay sticks in the cold.',
      shared: { kind: 'story' },
    })
  })

  test('C2: for a team that is gone it is kept for the person, and they are told', async () => {
    const { outcomes, checkIn } = await answer([{ share: { ...share, teamId: 'nobodys' as never } }])
    expect(outcomes).toMatchObject([{ outcome: 'kept-unshared', error: { code: 'not-found' } }])
    expect(checkIn.answers).toMatchObject([{ text: 'A relay sticks.', shared: null }])
  })

  test('one that can’t be kept keeps no other from it', async () => {
    const { outcomes } = await answer([
      { questionId: 'q1', text: 'x'.repeat(4_001) },
      { questionId: 'q2', text: 'The new gauge.' },
      { questionId: 'q3', text: 'Nobody asked' },
      { questionId: 'q2', text: '  ' },
    ])
    expect(outcomes).toEqual([
      { questionId: 'q1', outcome: 'refused', fault: 'too-long' },
      { questionId: 'q2', outcome: 'kept' },
      { questionId: 'q3', outcome: 'refused', fault: 'not-a-choice' },
      { questionId: 'q2', outcome: 'empty' },
    ])
  })

  test('C3: of two devices that answer at once one is told what the other said', async () => {
    const both = await Promise.all([answer([{ text: 'From the desk' }]), answer([{ text: 'From the phone' }])])
    expect(both.flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome)).toSorted()).toEqual(['kept', 'overtaken'])
  })

  test('weeks are listed latest first, over the turn of the year', async () => {
    for (const ahead of [6, 1, 12]) await checkIns().begin(person, newCheckIn(weeksAfter(week, ahead), [], null))
    const first = await checkIns().list(person, { limit: 3, cursor: null })
    const rest = await checkIns().list(person, { limit: 3, cursor: first.nextCursor })
    expect([...first.items, ...rest.items].map((checkIn) => checkIn.week)).toEqual(['2027-W07', '2027-W01', '2026-W49', '2026-W48'])
  })

  test('what was begun goes on: in another place, and after it was begun twice', async () => {
    const state = { conversation: { week, at: 1 }, heard: ['a'], heardAt: '2026-11-27T14:00:00.000Z', isOver: false }
    expect(await checkIns().converse(person, state, null)).toBe(true)
    const standing = (await checkIns().conversation(person)) ?? expect.fail()
    expect(standing).toMatchObject(state)
    expect(await checkIns().converse(person, { ...state, heard: ['b'], isOver: true }, standing.version)).toBe(true)
    // Two messages at once: the second one has to look again.
    expect(await checkIns().converse(person, { ...state, heard: ['c'] }, standing.version)).toBe(false)
    expect(await checkIns().conversation(person)).toMatchObject({ heard: ['b'], isOver: true })
    expect((await checkIns().begin(person, newCheckIn(week, [], null))).questions).toHaveLength(2)
  })

  test('nobody else has it', async () => {
    await answer([{}])
    const other = mintPerson({ tenantId: localTenantId, personId: personId(ben.personId) })
    expect(await checkIns().get(other, week)).toBeNull()
    expect(await checkIns().get(mintPerson({ ...person, tenantId: tenantId('elsewhere') }), week)).toBeNull()
  })
})
