/** A steward changes when the team is asked, and what; and when the week is rounded up. */
import { AppError } from '#domain/errors.ts'
import type { CheckInPlan } from '#domain/check-ins/plan.ts'
import { isSamePlan } from '#domain/check-ins/plan-form.ts'
import type { TeamSteward } from '#domain/people/actors.ts'
import type { CheckInPlans, VersionedPlan } from '#bot/ports/check-in-plans.ts'
import type { Outbox } from '#bot/ports/outbox.ts'
import { roundUpNotice } from './round-up.ts'
import { recordAct, type RecordActDeps } from '#bot/usecases/teams/record-act.ts'

export type SetPlanDeps = RecordActDeps & { readonly plans: CheckInPlans; readonly outbox: Outbox }

/**
 * Who is to be asked, and the round-up, follow by the outbox, week after week, until the plan changes again.
 * @param input.revision - the one that was seen; 0: there was no plan
 * @throws AppError `stale-version`
 */
export async function setPlan(
  deps: SetPlanDeps,
  steward: TeamSteward,
  { plan, revision }: { readonly plan: CheckInPlan; readonly revision: number },
): Promise<VersionedPlan> {
  const { plans, outbox } = deps
  const { tenantId, teamId } = steward
  const standing = await plans.read(steward)
  // The same again, such as after an answer that was lost, changes nothing.
  if (standing !== null && isSamePlan(standing.plan, plan)) return standing
  if ((standing?.revision ?? 0) !== revision) throw new AppError('stale-version')
  const next = revision + 1
  const subject = await plans.subject(steward)
  const planning = {
    key: `plan-check-ins:${teamId}:${next}`,
    notice: { kind: 'plan-check-ins', teamId, revision: next } as const,
    subject,
  }
  const roundUp = roundUpNotice(deps, { teamId, plan, revision: next, subject })
  await outbox.add(tenantId, roundUp === null ? [planning] : [planning, roundUp])
  const written = await plans.write(steward, plan, revision === 0 ? null : revision)
  await recordAct(deps, steward, 'check-in-plan-changed')
  return written
}
