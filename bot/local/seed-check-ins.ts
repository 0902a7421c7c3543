/** The sample team's check-ins: a plan that asks on Fridays, and what people answered in the weeks before. */
import { weekOfInstant } from '#domain/check-ins/iso-week.ts'
import { bankQuestions, proposedPlan } from '#domain/check-ins/plan.ts'
import { newCheckIn, withAnswer, type AskedQuestion, type CheckIn } from '#domain/check-ins/check-in.ts'
import type { TeamMember, TeamSteward } from '#domain/people/actors.ts'
import type { CheckIns } from '#bot/ports/check-ins.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { readPlan, type ReadPlanDeps } from '#bot/usecases/check-ins/read-plan.ts'
import { setPlan, type SetPlanDeps } from '#bot/usecases/check-ins/set-plan.ts'
import { demoCheckIns, type DemoCheckIn } from './demo-content/check-ins.ts'
import type { PersonKey } from './demo-content/people.ts'

export type SeedCheckInsDeps = ReadPlanDeps & SetPlanDeps & { readonly checkIns: CheckIns }

const zone = 'Europe/Oslo'

/** Safe to repeat: whoever has check-ins gets none, and a plan that somebody made stays. */
export async function seedCheckIns(
  deps: SeedCheckInsDeps,
  given: {
    readonly steward: TeamSteward
    readonly memberOf: (key: PersonKey) => Promise<TeamMember>
    readonly clockOf: (daysAgo: number) => Clock
  },
): Promise<void> {
  const { steward, memberOf, clockOf } = given
  const { revision } = await readPlan(deps, steward)
  if (revision === 0) await setPlan(deps, steward, { plan: { ...proposedPlan(zone), isOn: true }, revision })
  for (const by of new Set(demoCheckIns.map((one) => one.by))) {
    const member = await memberOf(by)
    if ((await deps.checkIns.list(member, { limit: 1, cursor: null })).items.length > 0) continue
    for (const said of demoCheckIns.filter((one) => one.by === by))
      await deps.checkIns.begin(member, answered(member, said, instantOf(clockOf(said.weeksAgo * 7))))
  }
}

function answered({ teamId }: TeamMember, { answers }: DemoCheckIn, at: string): CheckIn {
  const asked = bankQuestions.filter((bank) => answers[bank] !== undefined)
  const questions = asked.map((bank, place): AskedQuestion => ({ questionId: `q${place + 1}`, asked: { bank }, teams: [teamId] }))
  const empty = newCheckIn(weekOfInstant(at, zone), questions, at)
  return asked.reduce((checkIn, bank, place) => {
    const change = withAnswer(checkIn, { questionId: `q${place + 1}`, text: answers[bank] ?? '', seen: 0, at })
    return change.outcome === 'changed' ? change.checkIn : checkIn
  }, empty)
}
