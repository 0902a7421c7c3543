/** Resources in a team's partition. */
import { AppError } from '#domain/errors.ts'
import { resourceId as asResourceId, type ResourceId } from '#domain/ids.ts'
import type { TeamJob, TeamMember } from '#domain/people/actors.ts'
import { contentOf, type Resource } from '#domain/resources/resource.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DocumentStore, StoreDocument, Stored } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import { belongingsOf, collected } from './belongings.ts'
import { createDeletedResources, isDeleted } from './deleted-resources.ts'
import { everything } from './everything.ts'
import { createImportStates } from './imports.ts'
import { readResource, resourceBody, resourceCodec, revisionCodec, revisionId } from './resource-codec.ts'
import { changing } from './changing.ts'
import { madeBy, madeIdBy, storeOnce } from './submissions.ts'

/** More resources with one link than anybody shares. */
const maxSameLink = 20

export function createResourceRepository(store: DocumentStore, clock: Clock): ResourceRepository {
  const isCommitted = createImportStates(store)

  const isVisible = async (member: TeamMember | TeamJob, resource: Resource): Promise<boolean> =>
    resource.importId === null || isCommitted(member, resource.importId)

  /** @throws AppError `not-found` unless it is there, not deleted, and of no open import */
  const present = async (member: TeamMember | TeamJob, resourceId: ResourceId): Promise<Stored> => {
    const stored = await store.get('app', teamPartition(member), resourceId)
    if (stored === null || stored.document.type !== resourceCodec.type || isDeleted(stored)) throw new AppError('not-found')
    if (!(await isVisible(member, readResource(stored)))) throw new AppError('not-found')
    return stored
  }

  const documentOf = (stored: Stored, resource: Resource): StoreDocument =>
    resourceCodec.write({ ...resourceCodec.read(stored).envelope, updatedAt: instantOf(clock) }, resourceBody(resource))

  return {
    async add(member, resource, submission) {
      const at = { pk: teamPartition(member), createdAt: resource.sharedAt, createdBy: member.personId, updatedAt: resource.sharedAt }
      const document = resourceCodec.write({ ...at, id: resource.resourceId }, resourceBody(resource))
      return readResource(await storeOnce(store, member.personId, submission, document))
    },
    async submitted(member, submission) {
      const made = await madeBy(store, teamPartition(member), member.personId, submission)
      return made === null ? null : readResource(made)
    },
    async madeBy(member, submissionId) {
      const madeId = await madeIdBy(store, teamPartition(member), member.personId, submissionId)
      return madeId === null ? null : asResourceId(madeId)
    },
    async get(member, resourceId) {
      try {
        return readResource(await present(member, resourceId))
      } catch (error) {
        if (error instanceof AppError && error.code === 'not-found') return null
        throw error
      }
    },
    async withLink(member, linkKey) {
      const { items } = await store.query('app', teamPartition(member), {
        type: resourceCodec.type,
        where: {
          op: 'and',
          filters: [
            { op: 'eq', field: 'linkKey', value: linkKey },
            { op: 'not', filter: { op: 'exists', field: 'deletedAt' } },
          ],
        },
        orderBy: { field: 'createdAt', direction: 'asc' },
        limit: maxSameLink,
      })
      for (const resource of items.map(readResource)) if (await isVisible(member, resource)) return resource
      return null
    },
    edit: (member, resourceId, revision, change) =>
      changing(async () => {
        const stored = await present(member, resourceId)
        const before = readResource(stored)
        if (before.revision !== revision) throw new AppError('stale-version', { current: before })
        const { by, at } = before.edited ?? { by: before.sharedBy, at: before.sharedAt }
        const after = { ...change(before), revision: revision + 1 }
        const envelope = { pk: stored.document.pk, createdAt: at, createdBy: by.personId, updatedAt: at }
        const kept = revisionCodec.write(
          { ...envelope, id: revisionId(resourceId, revision) },
          { ...contentOf(before), tags: [...before.tags], resourceId, revision, by, at },
        )
        await store.batch('app', stored.document.pk, [
          { op: 'replace', document: documentOf(stored, after), ifMatch: stored.etag },
          { op: 'upsert', document: kept },
        ])
        return after
      }),
    update: (member, resourceId, change) =>
      changing(async () => {
        const stored = await present(member, resourceId)
        const before = readResource(stored)
        const after = change(before)
        if (after !== before) await store.replace('app', documentOf(stored, after), stored.etag)
        return after
      }),
    async history(member, resourceId) {
      await present(member, resourceId)
      const revisions = belongingsOf(store, teamPartition(member), 'revision', resourceId)
      return (await collected(revisions, (stored) => revisionCodec.read(stored).value)).toReversed()
    },
    ...createDeletedResources(store, clock, isVisible),
    everything: (team) => everything(store, team, isVisible),
    subject: (member, resourceId) => ({ container: 'app', pk: teamPartition(member), id: resourceId, replaces: null }),
  }
}
