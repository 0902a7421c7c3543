/** Just before a check-in is sent: whether the person is still to be asked, by whom, and what. */
import type { TeamId } from '#domain/ids.ts'
import { answerTo, askedQuestions, firstOpen, newCheckIn, type CheckIn } from '#domain/check-ins/check-in.ts'
import { latenessOf } from '#domain/check-ins/late.ts'
import { personalDue } from '#domain/check-ins/personal-due.ts'
import { questionsOf } from '#domain/check-ins/questions.ts'
import { ownClock } from '#domain/check-ins/time-zone.ts'
import type { Person, SystemActor } from '#domain/people/actors.ts'
import type { CheckInRow } from '#bot/ports/check-in-rows.ts'
import type { CheckIns } from '#bot/ports/check-ins.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { teamsThatAsk, type PlanPersonDeps } from './plan-person.ts'

export type PrepareDeps = Omit<PlanPersonDeps, 'checkInRows'> & { readonly checkIns: CheckIns; readonly clock: Clock }

/** `skip`: nobody asks any more, and why · `wait`: it has become due later · `ask`: with what the card shows */
export type Prepared =
  | { readonly what: 'skip'; readonly reason: 'too-late' | 'stopped' | 'nobody-asks' | 'answered' }
  | { readonly what: 'wait'; readonly ms: number }
  | {
      readonly what: 'ask'
      readonly person: Person
      readonly checkIn: CheckIn
      /** Those that ask, the first known first. */
      readonly teamIds: readonly TeamId[]
      readonly zone: string
      /** Nobody knows the person's zone: this one is their team's, or no more than UTC. */
      readonly isGuessedZone: boolean
      readonly isLate: boolean
    }

/** A minute: clocks differ, and a row is looked at a little early or late. */
const toleranceMs = 60_000

/**
 * What was planned days ago may not be so any more: a pause, a holiday, a team that was left, a plan that has moved (S9, S14–S16).
 * Reads memberships as member events left them: on the day itself Teams has enough to do with the check-ins.
 */
export async function prepareCheckIn(deps: PrepareDeps, system: SystemActor, row: CheckInRow): Promise<Prepared> {
  const { times, gate, checkIns, clock } = deps
  if (latenessOf(row.plannedFor, clock.nowMs()) === 'too-late') return { what: 'skip', reason: 'too-late' }
  const person = gate.person({ tenantId: system.tenantId, personId: row.personId })
  const known = await times.read(person)
  // What they put off themselves they want to be asked, whatever else they pause.
  const own = row.isPutOff ? { ...known.own, pause: null } : known.own
  if (own.pause === 'stopped') return { what: 'skip', reason: 'stopped' }
  const teams = await teamsThatAsk(deps, person)
  const { zone, isGuess } = ownClock(known, teams[0]?.plan.zone)
  const due = personalDue(
    row.week,
    zone,
    own,
    teams.map(({ plan }) => plan),
  )
  if (due === null) return { what: 'skip', reason: 'nobody-asks' }
  const leftMs = row.isPutOff ? 0 : Date.parse(due.dueAt) - clock.nowMs()
  if (leftMs > toleranceMs) return { what: 'wait', ms: leftMs }
  const asked = due.teams.flatMap((at) => teams[at] ?? [])
  const questions = askedQuestions(
    questionsOf(
      asked.map(({ plan }) => plan),
      row.week,
    ),
    asked.map(({ teamId }) => teamId),
  )
  if (questions.length === 0) return { what: 'skip', reason: 'nobody-asks' }
  const askedAt = instantOf(clock)
  const begun = await checkIns.begin(person, newCheckIn(row.week, questions, askedAt))
  // They began by themselves.
  const checkIn =
    begun.askedAt === null
      ? await checkIns.change(person, row.week, (before) => ({
          ...before,
          askedAt,
          // Nobody has answered what was asked by the plan of before.
          questions: before.answers.length === 0 ? questions : before.questions,
        }))
      : begun
  if (checkIn.isSkipped || firstOpen(checkIn) === null) return { what: 'skip', reason: 'answered' }
  return {
    what: 'ask',
    person,
    checkIn,
    teamIds: asked.map(({ teamId }) => teamId),
    zone,
    isGuessedZone: isGuess,
    isLate: latenessOf(row.plannedFor, clock.nowMs()) === 'late',
  }
}

/** For the card: each question with what was said to it already. */
export const questionsOfCard = (checkIn: CheckIn) =>
  checkIn.questions.map((question) => ({ question, answer: answerTo(checkIn, question.questionId) }))
