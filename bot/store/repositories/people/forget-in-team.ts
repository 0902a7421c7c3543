/** Takes a person out of a team's partition: what they gave stays under a former member, or goes. */
import { AppError } from '#domain/errors.ts'
import type { PersonId, ResourceId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { TeamJob } from '#domain/people/actors.ts'
import { formerMember, oneFormerMemberId } from '#domain/people/former-member.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Contributions } from '#bot/ports/deletions.ts'
import { StoreError, type DocumentStore, type Stored, type StoreDocument } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { changing } from '#bot/store/repositories/changing.ts'
import { removeForGood } from '#bot/store/repositories/remove-for-good.ts'
import { belongingId } from '#bot/store/repositories/resource-codec.ts'
import { takeBack } from '#bot/store/repositories/take-back.ts'
import { allMentioning, anyMentioning } from './mentioning.ts'
import { scrubbed } from './scrub.ts'

export type ForgetDeps = {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly newId: () => string
  /** What a former member is called. */
  readonly formerName: string
}

/** Every type of document in a team's partition; a test holds the list against what is there. */
export const teamDocumentTypes = [
  'resource',
  'revision',
  'helped',
  'comment',
  'import',
  'import-lock',
  'submission',
  'audit',
  'check-in-plan',
  'metric',
  'metric-revision',
  'metric-year',
  'metric-correction',
  'annotation',
  'metric-token',
] as const

/** @returns whether anything named them; @throws AppError `import-running` while an import of theirs runs: its rows would name them again */
export async function forgetInTeam(deps: ForgetDeps, job: TeamJob, personId: PersonId, contributions: Contributions): Promise<boolean> {
  const pk = teamPartition(job)
  if (await anyMentioning(deps.store, pk, 'import-lock', personId)) throw new AppError('import-running')
  let hasTraces = false
  // Resources before their revisions, metrics and years before theirs: an edit in between writes a revision by whom the resource names then.
  for (const type of teamDocumentTypes)
    for await (const page of allMentioning(deps.store, pk, type, personId)) {
      hasTraces ||= page.length > 0
      await Promise.all(page.map((stored) => forget(deps, stored, personId, contributions)))
    }
  return hasTraces
}

function forget(deps: ForgetDeps, { document }: Stored, personId: PersonId, contributions: Contributions): Promise<void> {
  const { store } = deps
  const { pk, id, type } = document
  const isRemoved = contributions === 'remove'
  const resourceId = document['resourceId'] as ResourceId
  if (type === 'submission') return store.delete('app', pk, id)
  if (type === 'helped') return isRemoved ? withdraw(deps, document, 'helpedCount') : rename(deps, document, personId)
  if (type === 'comment' && isRemoved) return withdraw(deps, document, 'commentCount')
  if (type === 'resource' && isRemoved && personIn(document['sharedBy']) === personId)
    return removeForGood(store, deps.clock, pk, resourceId)
  // Of metrics their words and the keys that they know go; values are the team's (decision 133).
  if ((type === 'annotation' || type === 'metric-token') && isRemoved && personIn(document['by']) === personId)
    return store.delete('app', pk, id)
  return changing(() => scrub(deps, pk, id, personId))
}

async function scrub({ store, clock, formerName }: ForgetDeps, pk: string, id: string, personId: PersonId): Promise<void> {
  const stored = await store.get('app', pk, id)
  if (stored === null) return
  const next = scrubbed(stored.document, personId, formerMember(formerName))
  await store.replace('app', { ...next, ...leftTtl(next, clock) }, stored.etag)
}

/** A write begins a time to live anew: what was deleted is gone when it would have been. */
function leftTtl({ type, createdAt, deletedAt, ttl }: StoreDocument, clock: Clock): { readonly ttl?: number } {
  const [from, days] = type === 'audit' ? [createdAt, limits.auditDays] : [deletedAt, limits.deletedDays]
  if (from === undefined || ttl === undefined) return {}
  const endsAtMs = Date.parse(from) + days * 24 * 3_600_000
  return { ttl: Math.max(1, Math.ceil((endsAtMs - clock.nowMs()) / 1_000)) }
}

/** A mark is named by who made it: the same mark, under another name. */
async function rename({ store, newId, formerName }: ForgetDeps, document: StoreDocument, personId: PersonId): Promise<void> {
  const stand = { personId: oneFormerMemberId(newId()), name: formerName }
  const id = belongingId('helped', document['resourceId'] as ResourceId, stand.personId)
  try {
    await store.batch('app', document.pk, [
      { op: 'delete', id: document.id },
      { op: 'create', document: { ...scrubbed(document, personId, stand), id } },
    ])
  } catch (error) {
    // Taken back at this very moment.
    if (!(error instanceof StoreError && error.code === 'not-found')) throw error
  }
}

/** Counted down, unless its resource is gone: then there is nothing to count. */
async function withdraw({ store }: ForgetDeps, document: StoreDocument, counter: 'helpedCount' | 'commentCount'): Promise<void> {
  await takeBack(store, document.pk, document.id, document['resourceId'] as ResourceId, counter)
  await store.delete('app', document.pk, document.id)
}

const personIn = (value: unknown): unknown => (value as { readonly personId?: unknown } | undefined)?.personId
