/** Writes down an administrative act, right after it was done. */
import type { TeamMember } from '#domain/people/actors.ts'
import type { AdministrativeAct, AuditEntry } from '#domain/teams/audit.ts'
import type { AuditTrail } from '#bot/ports/audit-trail.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'

export type RecordActDeps = { readonly audit: AuditTrail; readonly clock: Clock; readonly newId: () => string }

export function recordAct(
  { audit, clock, newId }: RecordActDeps,
  member: TeamMember,
  act: AdministrativeAct,
  { whom = null, count = null }: Partial<Pick<AuditEntry, 'whom' | 'count'>> = {},
): Promise<void> {
  const by = { personId: member.personId, name: member.name }
  return audit.add(member, { auditId: newId(), act, by, whom, count, at: instantOf(clock) })
}
