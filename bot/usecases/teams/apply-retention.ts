/** Deletes what nobody used for as long as the team chose; done by the outbox, once a day. */
import { personId, type TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import { lastUseOf, monthsBefore } from '#domain/teams/retention.ts'
import type { AuditTrail } from '#bot/ports/audit-trail.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { ImportRepository } from '#bot/ports/import-repository.ts'
import type { Outbox } from '#bot/ports/outbox.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'

export type ApplyRetentionDeps = {
  readonly registry: TeamRegistry
  readonly resources: ResourceRepository
  readonly imports: ImportRepository
  readonly audit: AuditTrail
  readonly outbox: Outbox
  readonly gate: Gate
  readonly clock: Clock
  readonly newId: () => string
  /** Who deleted it, as people read it. */
  readonly serviceName: string
}

const dayMs = 24 * 3_600_000

/** Safe to repeat; ends when the team lets everything stay. @returns how long to wait; 0: it is done, and the next day's notice waits */
export async function applyRetention(
  deps: ApplyRetentionDeps,
  system: SystemActor,
  { teamId, dueAt }: { readonly teamId: TeamId; readonly dueAt: string },
): Promise<{ readonly leftMs: number }> {
  const { registry, resources, imports, audit, outbox, gate, clock, newId, serviceName } = deps
  const leftMs = Date.parse(dueAt) - clock.nowMs()
  if (leftMs > 0) return { leftMs }
  const known = await registry.read(system, teamId)
  if (known === null || known.team.retentionMonths === null) return { leftMs: 0 }
  // It may come back; if not, everything of it goes.
  if (known.team.status === 'removed') return { leftMs: dayMs }
  const job = gate.teamJob(system.tenantId, teamId)
  const by = { personId: personId('system'), name: serviceName }
  const before = monthsBefore(instantOf(clock), known.team.retentionMonths)
  let count = 0
  for await (const { resource, helped, comments } of resources.everything(job)) {
    const { resourceId, importId } = resource
    const importedAt = importId === null ? null : await imports.importedAt(job, importId)
    if (lastUseOf(resource, { helped, comments, importedAt }) >= before) continue
    if (!(await resources.expire(job, resource, before, by))) continue
    count += 1
    const notice = { kind: 'settle-deleted', teamId, resourceId } as const
    await outbox.add(system.tenantId, [
      { key: `settle-deleted:${resourceId}:${newId()}`, notice, subject: resources.subject(job, resourceId) },
    ])
  }
  const act = { act: 'retention-applied', by: null, whom: null, count } as const
  if (count > 0) await audit.add(job, { ...act, auditId: `retention:${dueAt.slice(0, 10)}`, at: instantOf(clock) })
  await outbox.add(system.tenantId, [retentionNotice(deps, system, teamId, null)])
  return { leftMs: 0 }
}

/** One a day: the same day again is the same notice. @param replaces - of the team's record, when the change that it speaks of is still to come */
export function retentionNotice(
  { registry, clock }: Pick<ApplyRetentionDeps, 'registry' | 'clock'>,
  system: SystemActor,
  teamId: TeamId,
  replaces: string | null,
) {
  const dueAt = new Date(clock.nowMs() + dayMs).toISOString()
  const notice = { kind: 'apply-retention', teamId, dueAt } as const
  return { key: `apply-retention:${teamId}:${dueAt.slice(0, 10)}`, notice, subject: registry.subject(system, teamId, replaces) }
}
