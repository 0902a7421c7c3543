/** Deleting, restoring and removing resources, and what belongs to them. */
import { AppError } from '#domain/errors.ts'
import type { ResourceId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { TeamJob, TeamMember } from '#domain/people/actors.ts'
import type { Resource, Sharer } from '#domain/resources/resource.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DocumentStore, Filter, Stored, StoreDocument } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import type { DeletedResource, ResourceRepository } from '#bot/ports/resource-repository.ts'
import { allBelongings } from './belongings.ts'
import { changing } from './changing.ts'
import { listed } from './listed.ts'
import { removeForGood } from './remove-for-good.ts'
import { readResource, resourceBody, resourceCodec } from './resource-codec.ts'

const deletedTtlSeconds = limits.deletedDays * 24 * 3_600

export const isDeleted = ({ document }: Stored): boolean => document.deletedAt !== undefined

export function createDeletedResources(
  store: DocumentStore,
  clock: Clock,
  isVisible: (member: TeamMember | TeamJob, resource: Resource) => Promise<boolean>,
): Pick<ResourceRepository, 'delete' | 'restore' | 'listDeleted' | 'remove' | 'expire' | 'settleDeleted'> {
  const read = async (member: TeamMember | TeamJob, resourceId: ResourceId): Promise<Stored> => {
    const stored = await store.get('app', teamPartition(member), resourceId)
    if (stored === null || stored.document.type !== resourceCodec.type) throw new AppError('not-found')
    if (!(await isVisible(member, readResource(stored)))) throw new AppError('not-found')
    return stored
  }

  const deleted = (stored: Stored, resource: Resource, deletedBy: Sharer): StoreDocument => {
    const at = instantOf(clock)
    const { envelope } = resourceCodec.read(stored)
    return resourceCodec.write(
      { ...envelope, updatedAt: at, deletedAt: at, ttl: deletedTtlSeconds },
      { ...resourceBody(resource), deletedBy },
    )
  }

  return {
    delete: (member, resourceId, check) =>
      changing(async () => {
        const stored = await read(member, resourceId)
        const resource = readResource(stored)
        check(resource)
        if (isDeleted(stored)) return
        await store.replace('app', deleted(stored, resource, { personId: member.personId, name: member.name }), stored.etag)
      }),
    restore: (member, resourceId, check) =>
      changing(async () => {
        const stored = await read(member, resourceId)
        const resource = readResource(stored)
        if (!isDeleted(stored)) return resource
        check(deletedOf(stored))
        const { deletedAt: _deletedAt, ttl: _ttl, ...envelope } = resourceCodec.read(stored).envelope
        await store.replace('app', resourceCodec.write({ ...envelope, updatedAt: instantOf(clock) }, resourceBody(resource)), stored.etag)
        return resource
      }),
    listDeleted: (member, range) =>
      listed(store, teamPartition(member), { type: resourceCodec.type, where: deletedOfMember(member), range, read: deletedOf }),
    async remove(steward, resourceId) {
      const stored = await read(steward, resourceId)
      if (!isDeleted(stored)) throw new AppError('not-found')
      await removeForGood(store, clock, stored.document.pk, resourceId)
    },
    expire: (job, seen, since, by) =>
      changing(async () => {
        const stored = await store.get('app', teamPartition(job), seen.resourceId)
        if (stored === null || stored.document.type !== resourceCodec.type || isDeleted(stored)) return false
        const resource = readResource(stored)
        if (stored.document.updatedAt >= since || JSON.stringify(resource) !== JSON.stringify(seen)) return false
        await store.replace('app', deleted(stored, resource, by), stored.etag)
        return true
      }),
    async settleDeleted(job, resourceId) {
      const pk = teamPartition(job)
      const wantedTtl = async (): Promise<number | undefined> => {
        const stored = await store.get('app', pk, resourceId)
        return stored !== null && isDeleted(stored) ? deletedTtlSeconds : undefined
      }
      // Restored while it was settled, or the other way round: whoever writes last has looked after writing.
      for (let ttl = await wantedTtl(), isSettled = false; !isSettled;) {
        for await (const page of allBelongings(store, pk, resourceId))
          for (const belonging of page) await changing(() => setTtl(store, belonging, ttl))
        const now = await wantedTtl()
        isSettled = now === ttl
        ttl = now
      }
    },
  }
}

async function setTtl(store: DocumentStore, { document: { pk, id } }: Stored, wanted: number | undefined): Promise<void> {
  const stored = await store.get('app', pk, id)
  if (stored === null || stored.document.ttl === wanted) return
  const { ttl: _ttl, ...lasting } = stored.document
  await store.replace('app', wanted === undefined ? lasting : { ...lasting, ttl: wanted }, stored.etag)
}

function deletedOf(stored: Stored): DeletedResource {
  const { value, envelope } = resourceCodec.read(stored)
  return {
    resource: readResource(stored),
    deletedAt: envelope.deletedAt ?? envelope.updatedAt,
    deletedBy: value.deletedBy ?? value.sharedBy,
  }
}

function deletedOfMember(member: TeamMember): Filter {
  const deleted: Filter = { op: 'exists', field: 'deletedAt' }
  if (member.isSteward) return deleted
  const own = ['sharedBy.personId', 'deletedBy.personId'].map((field): Filter => ({ op: 'eq', field, value: member.personId }))
  return { op: 'and', filters: [deleted, { op: 'or', filters: own }] }
}
