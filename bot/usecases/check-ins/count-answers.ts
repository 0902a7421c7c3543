/** How many of a team looked back on a week: a number, and nothing about who. */
import { AppError } from '#domain/errors.ts'
import { answerTo } from '#domain/check-ins/check-in.ts'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import type { CheckIns } from '#bot/ports/check-ins.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Roster, RosterMember } from '#bot/ports/roster.ts'
import { eachMember } from '#bot/usecases/teams/each-member.ts'

export type CountAnswersDeps = {
  readonly checkIns: Pick<CheckIns, 'get'>
  readonly roster: Pick<Roster, 'pages'>
  readonly gate: Pick<Gate, 'person'>
  readonly clock: Clock
  readonly pace: () => Promise<void>
  readonly log: Log
}

/** Twenty-five thousand members take some of it; a notice of the outbox has a minute for everything. */
const budgetMs = 15_000

/**
 * Members with an answer to a question that this team asked.
 * @returns null when not everybody could be looked at in time: part of a count is none
 */
export async function countAnswers(deps: CountAnswersDeps, system: SystemActor, team: Team, week: IsoWeek): Promise<number | null> {
  const { checkIns, roster, gate, clock, pace, log } = deps
  const untilMs = clock.nowMs() + budgetMs
  const isLate = (): boolean => clock.nowMs() > untilMs
  let count = 0
  const look = async ({ personId }: RosterMember): Promise<void> => {
    if (isLate()) return
    const checkIn = await checkIns.get(gate.person({ tenantId: system.tenantId, personId }), week)
    const asked = checkIn?.questions.filter(({ teams }) => teams.includes(team.teamId)) ?? []
    if (checkIn !== null && asked.some(({ questionId }) => answerTo(checkIn, questionId) !== null)) count += 1
  }
  try {
    for await (const page of roster.pages(team)) {
      await eachMember(pace, page, look)
      if (isLate()) throw new AppError('roster-unreachable')
    }
    return count
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'roster-unreachable')) throw error
    log.warn({ event: 'round-up.not-counted', teamId: team.teamId, week }, 'a round-up goes out without its count of answers')
    return null
  }
}
