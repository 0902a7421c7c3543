/** The part of the composition root that knows every repository. */
import type { Clock } from '#bot/ports/clock.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { Hash } from '#bot/ports/hash.ts'
import { createAuditTrail } from '#bot/store/repositories/audit-trail.ts'
import { createChatBook } from '#bot/store/repositories/chat-book.ts'
import { createCheckInPlans, createOwnTimes } from '#bot/store/repositories/check-in-plans.ts'
import { createCheckInRows } from '#bot/store/repositories/check-in-rows.ts'
import { createCheckIns } from '#bot/store/repositories/check-ins.ts'
import { createImportRepository } from '#bot/store/repositories/import-repository.ts'
import { createMemberships } from '#bot/store/repositories/memberships.ts'
import { createAnnotationRepository } from '#bot/store/repositories/metrics/annotation-repository.ts'
import { createDeletedMetrics } from '#bot/store/repositories/metrics/deleted-metrics.ts'
import { createMetricRepository } from '#bot/store/repositories/metrics/metric-repository.ts'
import { createMetricTokens } from '#bot/store/repositories/metrics/metric-tokens.ts'
import { createReadingRepository } from '#bot/store/repositories/metrics/reading-repository.ts'
import { createNotebookRepository } from '#bot/store/repositories/notebook-repository.ts'
import { createOutbox } from '#bot/store/repositories/outbox.ts'
import { createContributionRepository } from '#bot/store/repositories/people/contribution-repository.ts'
import { createDeedLog } from '#bot/store/repositories/people/deed-log.ts'
import { createDeletions } from '#bot/store/repositories/people/deletions.ts'
import { createTraces } from '#bot/store/repositories/people/traces.ts'
import { createFormContexts, createPreferences } from '#bot/store/repositories/preferences.ts'
import { rememberingTeams } from '#bot/store/repositories/remembered-teams.ts'
import { createResourceRepository } from '#bot/store/repositories/resource-repository.ts'
import { createResponseRepository } from '#bot/store/repositories/response-repository.ts'
import { createRoundUps } from '#bot/store/repositories/round-ups.ts'
import { createTeamRegistry } from '#bot/store/repositories/team-registry.ts'

export type Repositories = ReturnType<typeof createRepositories>

/** @param deps.formerName - what stands in place of the name of somebody who deleted themselves */
export function createRepositories(
  store: DocumentStore,
  {
    clock,
    newId,
    hash,
    formerName,
  }: { readonly clock: Clock; readonly newId: () => string; readonly hash: Hash; readonly formerName: string },
) {
  return {
    resources: createResourceRepository(store, clock),
    responses: createResponseRepository(store),
    imports: createImportRepository(store, clock),
    notebook: createNotebookRepository(store, clock),
    audit: createAuditTrail(store),
    preferences: createPreferences(store, clock),
    contexts: createFormContexts(store, clock),
    registry: rememberingTeams(createTeamRegistry(store), clock),
    memberships: createMemberships(store, clock),
    ...createOutbox(store, { clock, hash }),
    deletions: createDeletions(store, clock),
    traces: createTraces({ store, clock, newId, formerName }),
    contributions: createContributionRepository(store),
    plans: createCheckInPlans(store, clock),
    times: createOwnTimes(store, clock),
    checkIns: createCheckIns(store, clock),
    checkInRows: createCheckInRows(store, clock),
    chatBook: createChatBook(store, clock),
    deeds: createDeedLog(store),
    roundUps: createRoundUps(store, clock),
    metrics: createMetricRepository(store, clock),
    deletedMetrics: createDeletedMetrics(store, clock),
    readings: createReadingRepository(store, { clock, newId }),
    annotations: createAnnotationRepository(store, clock),
    metricTokens: createMetricTokens(store, clock),
  }
}
