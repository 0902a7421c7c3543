/** After how long without use a team lets go of its resources. */
import type { TeamSteward } from '#domain/people/actors.ts'
import type { RetentionMonths } from '#domain/teams/retention.ts'
import { changeTeam } from './change-team.ts'
import { retentionNotice } from './apply-retention.ts'
import { recordAct } from './record-act.ts'
import { settingsOf, type StewardDeps, type TeamSettings } from './stewards.ts'

/** Begins a day later, so that a slip can be mended. The same again changes nothing. */
export async function setRetention(
  deps: StewardDeps,
  steward: TeamSteward,
  { months }: { readonly months: RetentionMonths | null },
): Promise<TeamSettings> {
  const { tenantId, teamId } = steward
  const system = deps.gate.system(tenantId)
  let hasChanged = false
  const team = await changeTeam(deps, system, teamId, async (before, version) => {
    hasChanged = before.retentionMonths !== months
    if (!hasChanged) return before
    if (months !== null) await deps.outbox.add(tenantId, [retentionNotice(deps, system, teamId, version)])
    return { ...before, retentionMonths: months }
  })
  if (hasChanged) await recordAct(deps, steward, 'retention-changed', { count: months ?? 0 })
  return settingsOf(deps, steward, team)
}
