/** Every resource of a team with what belongs to it, for an export. */
import type { TeamJob, TeamMember } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { WholeResource } from '#bot/ports/import-repository.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { belongingsOf, collected } from './belongings.ts'
import { readResource, resourceCodec, revisionCodec } from './resource-codec.ts'
import { readComment, readMark } from './response-repository.ts'

/** Oldest first, without what is deleted or hidden. */
export async function* everything(
  store: DocumentStore,
  team: TeamMember | TeamJob,
  isVisible: (team: TeamMember | TeamJob, resource: Resource) => Promise<boolean>,
): AsyncIterable<WholeResource> {
  const pk = teamPartition(team)
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<DocumentStore['query']>> = await store.query('app', pk, {
      type: resourceCodec.type,
      where: { op: 'not', filter: { op: 'exists', field: 'deletedAt' } },
      orderBy: { field: 'createdAt', direction: 'asc' },
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    })
    for (const stored of page.items) {
      const resource = readResource(stored)
      if (await isVisible(team, resource)) yield await withBelongings(store, pk, resource)
    }
    cursor = page.nextCursor
  } while (cursor !== null)
}

/** Most resources have none, which their counters tell without asking. */
async function withBelongings(store: DocumentStore, pk: string, resource: Resource): Promise<WholeResource> {
  const { resourceId, revision, helpedCount, commentCount } = resource
  return {
    resource,
    history:
      revision > 1 ? await collected(belongingsOf(store, pk, 'revision', resourceId), (stored) => revisionCodec.read(stored).value) : [],
    helped: helpedCount > 0 ? await collected(belongingsOf(store, pk, 'helped', resourceId), readMark) : [],
    comments: commentCount > 0 ? await collected(belongingsOf(store, pk, 'comment', resourceId), readComment) : [],
  }
}
