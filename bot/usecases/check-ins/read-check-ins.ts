/** A person's check-ins: that of this week, those of before, and what they say when one looks back. */
import { AppError } from '#domain/errors.ts'
import { askedQuestions, newCheckIn, type CheckIn } from '#domain/check-ins/check-in.ts'
import type { Deeds } from '#domain/check-ins/deeds.ts'
import { startOf, weekOfInstant, weeksAfter, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import { questionsOf } from '#domain/check-ins/questions.ts'
import { ownClock } from '#domain/check-ins/time-zone.ts'
import type { Person } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { CheckInPage, CheckIns } from '#bot/ports/check-ins.ts'
import { teamsThatAsk, type PlanPersonDeps } from './plan-person.ts'
import { readDeeds, type ReadDeedsDeps } from './read-deeds.ts'

export type ReadCheckInsDeps = PlanPersonDeps & { readonly checkIns: CheckIns; readonly clock: Clock }

export type CurrentCheckIn = {
  /** Null: nobody asks in this week. */
  readonly checkIn: CheckIn | null
  readonly deeds: Deeds
  /** ISO instant from which they will be asked; null: they have been, or won't be. */
  readonly dueAt: string | null
}

/** That of this week, whether it has been asked, begun, or neither: then nothing is stored. */
export async function currentCheckIn(deps: ReadCheckInsDeps & ReadDeedsDeps, person: Person): Promise<CurrentCheckIn> {
  const { checkIns, checkInRows, gate } = deps
  const { week, zone, teams } = await weekOf(deps, person)
  const [stored, row] = await Promise.all([
    checkIns.get(person, week),
    checkInRows.read(gate.system(person.tenantId), week, person.personId),
  ])
  const checkIn = stored ?? proposed(week, teams)
  const isWaiting = row !== null && ['planned', 'unknown'].includes(row.row.status) && row.row.dueAt > instantOf(deps.clock)
  const teamIds = teams.map(({ teamId }) => teamId)
  return { checkIn, deeds: await readDeeds(deps, person, { week, zone, teamIds }), dueAt: isWaiting ? row.row.dueAt : null }
}

/** That of this week, begun; null when nobody asks. */
export async function beginCurrent(deps: ReadCheckInsDeps, person: Person): Promise<CheckIn | null> {
  const { week, teams } = await weekOf(deps, person)
  const stored = await deps.checkIns.get(person, week)
  if (stored !== null) return stored
  const fresh = proposed(week, teams)
  return fresh === null ? null : deps.checkIns.begin(person, fresh)
}

/** That of a week, begun when it is this one. @throws AppError `not-found` for a week in which nobody asked them */
export async function beginCheckIn(deps: ReadCheckInsDeps, person: Person, week: IsoWeek): Promise<CheckIn> {
  const stored = await deps.checkIns.get(person, week)
  if (stored !== null) return stored
  const current = await weekOf(deps, person)
  const fresh = current.week === week ? proposed(week, current.teams) : null
  if (fresh === null) throw new AppError('not-found')
  return deps.checkIns.begin(person, fresh)
}

/** @param range.words - each of them stands in an answer or in a question of a team; accents and case don't count */
export async function listCheckIns(
  { checkIns }: Pick<ReadCheckInsDeps, 'checkIns'>,
  person: Person,
  range: { readonly limit: number; readonly cursor: string | null; readonly words: string },
): Promise<CheckInPage> {
  const words = folded(range.words).split(/\s+/u).filter(Boolean)
  const page = await checkIns.list(person, { limit: words.length === 0 ? range.limit : maxPerPage, cursor: range.cursor })
  return { ...page, items: page.items.filter((checkIn) => words.every((word) => textOf(checkIn).includes(word))) }
}

export type LookBack = {
  readonly yearAgo: CheckIn | null
  readonly wanted: readonly { readonly week: IsoWeek; readonly text: string }[]
}

/** What they wanted to find out is looked for in the last quarter. */
export async function lookBack(deps: ReadCheckInsDeps, person: Person): Promise<LookBack> {
  const { week } = await weekOf(deps, person)
  const [before, { items }] = await Promise.all([
    deps.checkIns.get(person, weeksAfter(week, -weeksOfYear)),
    deps.checkIns.list(person, { limit: weeksOfQuarter, cursor: null }),
  ])
  const earlier = items.filter((checkIn) => checkIn.week < week && checkIn.week >= weeksAfter(week, -weeksOfQuarter))
  return {
    yearAgo: before !== null && before.answers.length > 0 ? before : null,
    wanted: earlier.flatMap(wantedIn).slice(0, maxWanted),
  }
}

/**
 * Answers can be changed until the round that follows them, a late one too.
 * @returns the ISO instant of the last round after that week: answers from before it stand; empty when there was none
 */
export async function closedSince({ checkIns }: Pick<ReadCheckInsDeps, 'checkIns'>, person: Person, week: IsoWeek): Promise<string> {
  const { items } = await checkIns.list(person, { limit: 1, cursor: null })
  const [latest] = items
  return latest === undefined || latest.week <= week ? '' : roundOf(latest)
}

/** When it was asked; of one that they began by themselves, when its week began. */
export const roundOf = ({ askedAt, week }: CheckIn): string => askedAt ?? startOf(week, 'UTC')

const maxPerPage = 100
const weeksOfYear = 52
const weeksOfQuarter = 13
const maxWanted = 3

type Asking = Awaited<ReturnType<typeof teamsThatAsk>>

async function weekOf(
  deps: ReadCheckInsDeps,
  person: Person,
): Promise<{ readonly week: IsoWeek; readonly zone: string; readonly teams: Asking }> {
  const [known, teams] = await Promise.all([deps.times.read(person), teamsThatAsk(deps, person)])
  const { zone } = ownClock(known, teams[0]?.plan.zone)
  return { week: weekOfInstant(instantOf(deps.clock), zone), zone, teams }
}

function proposed(week: IsoWeek, teams: Asking): CheckIn | null {
  const asked = questionsOf(
    teams.map(({ plan }) => plan),
    week,
  )
  const questions = askedQuestions(
    asked,
    teams.map(({ teamId }) => teamId),
  )
  return questions.length === 0 ? null : newCheckIn(week, questions, null)
}

const wantedIn = ({ week, questions, answers }: CheckIn): LookBack['wanted'] =>
  answers.flatMap(({ questionId, text }) => {
    const asked = questions.find((question) => question.questionId === questionId)?.asked
    return asked !== undefined && 'bank' in asked && asked.bank === 'find-out' ? [{ week, text }] : []
  })

const textOf = ({ questions, answers }: CheckIn): string =>
  folded([...answers.map(({ text }) => text), ...questions.map(({ asked }) => ('text' in asked ? asked.text : ''))].join('\n'))

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
