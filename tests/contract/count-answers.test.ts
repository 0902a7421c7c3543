/** Counting who looked back, in a team of thousands: everybody else gets a turn, and what takes too long is left out. */
import { expect, test } from 'vitest'
import { newCheckIn, askedQuestions, withAnswer, type CheckIn } from '#domain/check-ins/check-in.ts'
import { readIsoWeek } from '#domain/check-ins/iso-week.ts'
import { mintPerson, mintSystem } from '#bot/auth/mint.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { countAnswers, type CountAnswersDeps } from '#bot/usecases/check-ins/count-answers.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { aCrowd, north } from '#tests/support/teams/cast.ts'

const week = readIsoWeek('2026-W48') ?? expect.fail()
const crowd = aCrowd(1_200)
const team = {
  ...north,
  serviceUrl: '',
  botId: '',
  addedBy: null,
  stewards: [],
  steppedDown: null,
  status: 'active',
  removedAt: null,
  retentionMonths: null,
} as const
const answered = (): CheckIn => {
  const questions = askedQuestions([{ question: { bank: 'learned', every: 1 }, askedBy: [0] }], [north.teamId])
  const change = withAnswer(newCheckIn(week, questions, null), { questionId: 'q1', text: 'This', seen: 0, at: '' })
  return change.outcome === 'changed' ? change.checkIn : expect.fail()
}

/** @param msEach - how long the store takes for one */
function counting(msEach: number) {
  let nowMs = Date.parse('2026-11-27T15:00:00.000Z')
  const runs = [0]
  const { log, events } = recordingLog()
  const deps: CountAnswersDeps = {
    checkIns: {
      get: async () => {
        nowMs += msEach
        runs[0] = (runs[0] ?? 0) + 1
        return answered()
      },
    },
    roster: {
      pages: async function* () {
        for (let at = 0; at < crowd.length; at += 500)
          yield crowd.slice(at, at + 500).map(({ personId, name }) => ({ personId, accountId: '', name, isGuest: false }))
      },
    },
    gate: { person: mintPerson },
    clock: { nowMs: () => nowMs },
    pace: async () => void runs.unshift(0),
    log,
  }
  return { deps, runs, events, count: () => countAnswers(deps, mintSystem(localTenantId), team, week) }
}

test('everybody is looked at, ten at a time', async () => {
  const { count, runs, events } = counting(1)
  expect(await count()).toBe(1_200)
  expect(runs.toSorted((a, b) => b - a)[0]).toBe(10)
  expect(events()).toEqual([])
})

test('a store that is slow is not asked for all of them: there is no count, and what was counted is forgotten', async () => {
  const { count, runs, events } = counting(100)
  expect(await count()).toBeNull()
  expect(runs.reduce((a, b) => a + b)).toBe(151)
  expect(events()).toEqual(['round-up.not-counted'])
})
