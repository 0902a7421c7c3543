/** Does what a notice of the outbox asks for. */
import type { TenantId } from '#domain/ids.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DeliveryOutcome } from '#bot/ports/delivery.ts'
import type { ImportRepository } from '#bot/ports/import-repository.ts'
import type { Notice } from '#bot/ports/outbox.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import type { LinkPreviews } from '#bot/ports/link-preview.ts'
import { planByRevision, planTeam, type PlanTeamDeps } from '#bot/usecases/check-ins/plan-team.ts'
import { forgetPerson, type ForgetPersonDeps } from '#bot/usecases/people/forget-person.ts'
import { attachPreview } from '#bot/usecases/resources/attach-preview.ts'
import { purgeTeam } from '#bot/usecases/teams/purge-team.ts'
import { applyRetention, type ApplyRetentionDeps } from '#bot/usecases/teams/apply-retention.ts'
import { readRoster, type ReadRosterDeps } from '#bot/usecases/teams/read-roster.ts'
import { sendRoundUp, type SendRoundUpDeps } from './send-round-up.ts'
import { tellAuthor, tellNewSteward, welcomeTeam, type TellDeps } from './tell.ts'

export type PerformNoticeDeps = TellDeps &
  ForgetPersonDeps &
  ApplyRetentionDeps &
  ReadRosterDeps &
  PlanTeamDeps &
  SendRoundUpDeps & {
    readonly resources: ResourceRepository
    readonly previews: LinkPreviews
    readonly imports: ImportRepository
    readonly clock: Clock
  }

/** Longer than any import takes. */
const importGraceMs = 3_600_000

/** A notice that is being sent has ended by then. */
const busyMs = 60_000

const done: DeliveryOutcome = { outcome: 'sent', activityId: null }

export function performNotice(deps: PerformNoticeDeps): (tenantId: TenantId, notice: Notice) => Promise<DeliveryOutcome> {
  return async (tenantId, notice) => {
    const system = deps.gate.system(tenantId)
    if (notice.kind === 'forget-person') {
      if ((await forgetPerson(deps, system, notice)) === 'done') return done
      return { outcome: 'later', afterMs: busyMs, reason: 'a notice that names them is being sent' }
    }
    const job = deps.gate.teamJob(tenantId, notice.teamId)
    switch (notice.kind) {
      case 'read-roster':
        await readRoster(deps, system, notice)
        // Of a team that has the app again, or that many joined.
        await planTeam(deps, system, { teamId: notice.teamId, notBefore: instantOf(deps.clock) })
        return done
      case 'plan-check-ins': {
        const { leftMs } = await planByRevision(deps, system, notice)
        return leftMs > 0 ? { outcome: 'later', afterMs: leftMs, reason: 'the next week is not open yet' } : done
      }
      case 'fetch-preview':
        await attachPreview(deps, job, notice)
        return done
      case 'settle-deleted':
        await deps.resources.settleDeleted(job, notice.resourceId)
        return done
      case 'sweep-import': {
        const leftMs = Date.parse(notice.openedAt) + importGraceMs - deps.clock.nowMs()
        if (leftMs > 0) return { outcome: 'later', afterMs: leftMs, reason: 'the import may still be running' }
        await deps.imports.sweep(job, notice.importId)
        return done
      }
      case 'apply-retention': {
        const { leftMs } = await applyRetention(deps, system, notice)
        return leftMs > 0 ? { outcome: 'later', afterMs: leftMs, reason: 'it is not due yet' } : done
      }
      case 'purge-team': {
        const { leftMs } = await purgeTeam(deps, system, notice)
        return leftMs > 0 ? { outcome: 'later', afterMs: leftMs, reason: 'the team may have the app again' } : done
      }
      case 'send-round-up':
        return sendRoundUp(deps, system, notice)
      case 'welcome-team':
        return welcomeTeam(deps, system, notice)
      case 'tell-new-steward':
        return tellNewSteward(deps, system, notice)
      case 'tell-author':
        return tellAuthor(deps, system, notice)
    }
  }
}
