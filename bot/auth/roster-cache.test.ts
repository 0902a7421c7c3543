/** What is remembered of a roster when events and answers cross. */
import { expect, test } from 'vitest'
import { personId, teamId } from '#domain/ids.ts'
import type { Team } from '#domain/teams/team.ts'
import type { RosterMember } from '#bot/ports/roster.ts'
import { createRosterCache } from './roster-cache.ts'

const ada: RosterMember = { personId: personId('ada'), accountId: '29:ada', name: 'Ada', isGuest: false }
const team = { teamId: teamId('north') } as Team

function cacheOf() {
  let nowMs = 0
  const questions: PromiseWithResolvers<RosterMember | null>[] = []
  const roster = {
    member: () => {
      const question = Promise.withResolvers<RosterMember | null>()
      questions.push(question)
      return question.promise
    },
    async *pages() {},
  }
  return { questions, pass: (ms: number) => void (nowMs += ms), cache: createRosterCache({ roster, clock: { nowMs: () => nowMs } }) }
}

test('an answer is remembered, and known when Teams can\u2019t be asked', async () => {
  const { questions, cache } = cacheOf()
  const asked = cache.member(team, ada.personId)
  questions[0]?.resolve(ada)
  expect(await asked).toBe(ada)
  await new Promise(setImmediate)
  expect(cache.lastKnown(team, ada.personId)).toBe(ada)
  expect(await cache.member(team, ada.personId)).toBe(ada)
  expect(questions).toHaveLength(1)
})

test('an answer that was under way when somebody was removed is not remembered', async () => {
  const { questions, cache } = cacheOf()
  const asked = cache.member(team, ada.personId)
  cache.forget(team.teamId, ada.personId)
  questions[0]?.resolve(ada)
  await asked
  await new Promise(setImmediate)
  expect(cache.lastKnown(team, ada.personId)).toBeNull()
  void cache.member(team, ada.personId)
  expect(questions).toHaveLength(2)
})

test('a failure leaves what was known before', async () => {
  const { questions, cache, pass } = cacheOf()
  const first = cache.member(team, ada.personId)
  questions[0]?.resolve(ada)
  await first
  pass(5 * 60_000)
  const second = cache.member(team, ada.personId)
  questions[1]?.reject(new Error('down'))
  await expect(second).rejects.toThrow('down')
  expect(cache.lastKnown(team, ada.personId)).toBe(ada)
  pass(10 * 60_000 + 1)
  expect(cache.lastKnown(team, ada.personId)).toBeNull()
})
