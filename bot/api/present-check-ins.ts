/** Check-ins as they leave the service: with the names of the teams that the person is in. */
import type { AnswerReply, CheckInReply } from '#domain/api/check-in-replies.ts'
import { answerTo, type Answer, type CheckIn } from '#domain/check-ins/check-in.ts'
import { daysOf } from '#domain/check-ins/iso-week.ts'
import type { Person, TeamMember } from '#domain/people/actors.ts'
import type { CheckIns } from '#bot/ports/check-ins.ts'
import { roundOf } from '#bot/usecases/check-ins/read-check-ins.ts'
import { withStandingShares, type StandingSharesDeps } from '#bot/usecases/check-ins/standing-shares.ts'
import type { Gate } from '#bot/ports/gate.ts'

export async function presentCheckIns(
  deps: StandingSharesDeps & { readonly checkIns: CheckIns; readonly gate: Pick<Gate, 'allTeams'> },
  person: Person,
): Promise<(checkIn: CheckIn) => Promise<CheckInReply>> {
  const { checkIns, gate } = deps
  const [{ members }, { items }] = await Promise.all([gate.allTeams(person, 'read'), checkIns.list(person, { limit: 1, cursor: null })])
  const teams = new Map<string, TeamMember>(members.map((member) => [member.teamId, member]))
  const [latest] = items
  return async (given) => {
    const checkIn = await withStandingShares(deps, person, given)
    const closed = latest === undefined || latest.week <= given.week ? '' : roundOf(latest)
    return {
      week: checkIn.week,
      ...daysOf(checkIn.week),
      questions: checkIn.questions.map(({ questionId, asked, teams: asking }) => ({
        questionId,
        asked,
        teams: asking.flatMap((teamId) => namesOf(teams.get(teamId))),
        answer: answerOf(answerTo(checkIn, questionId), teams, closed),
      })),
      askedAt: checkIn.askedAt,
      isSkipped: checkIn.isSkipped,
    }
  }
}

const namesOf = (member: TeamMember | undefined) => (member === undefined ? [] : [{ teamId: member.teamId, name: member.teamName }])

/** @param closed - ISO instant before which answers stand for good */
function answerOf(answer: Answer | null, teams: ReadonlyMap<string, TeamMember>, closed: string): AnswerReply | null {
  if (answer === null) return null
  const { text, at, revision, shared } = answer
  const team = shared === null ? undefined : teams.get(shared.teamId)
  return {
    text,
    at,
    revision,
    mayChange: at >= closed,
    shared: shared === null ? null : { ...shared, teamName: team?.teamName ?? null, channelId: team?.teamThreadId ?? null },
  }
}
