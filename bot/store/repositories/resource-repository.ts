/** Resources in a team's partition. */
import * as z from 'zod/mini'
import { AppError } from '#domain/errors.ts'
import type { PersonId, ResourceId, TeamId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { resourceKindSchema, type Resource } from '#domain/resources/resource.ts'
import { StoreError, type DocumentStore, type Filter, type Stored } from '#bot/ports/document-store.ts'
import type { ResourceRepository, Submission, VersionedResource } from '#bot/ports/resource-repository.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { idSchema } from './id-schema.ts'

const resourceCodec = documentCodec({
  type: 'resource',
  version: 1,
  schema: z.object({
    resourceId: idSchema<ResourceId>(),
    teamId: idSchema<TeamId>(),
    kind: resourceKindSchema,
    title: z.string(),
    why: z.string(),
    body: z.string(),
    link: z.nullable(z.string()),
    linkKey: z.nullable(z.string()),
    tags: z.array(z.string()),
    sharedBy: z.object({ personId: idSchema<PersonId>(), name: z.string() }),
    sharedAt: z.string(),
  }),
})

/** Which resource a submission made; gone after a week, long after the last repeat of a form. */
const submissionCodec = documentCodec({
  type: 'submission',
  version: 1,
  schema: z.object({ resourceId: z.string(), contentHash: z.string() }),
})
const submissionTtlSeconds = 7 * 24 * 3_600

/** For the search index, which reads the change feed itself. */
export const readResource = (stored: Stored): Resource => resourceCodec.read(stored).value

export function createResourceRepository(store: DocumentStore): ResourceRepository {
  return {
    async add(member, resource, submission) {
      const pk = teamPartition(member)
      const at = { pk, createdAt: resource.sharedAt, createdBy: member.personId, updatedAt: resource.sharedAt }
      const submissionKey = submissionIdOf(member, submission)
      try {
        const [, stored] = await store.batch('app', pk, [
          {
            op: 'create',
            document: submissionCodec.write(
              { ...at, id: submissionKey, ttl: submissionTtlSeconds },
              { resourceId: resource.resourceId, contentHash: submission.contentHash },
            ),
          },
          { op: 'create', document: resourceCodec.write({ ...at, id: resource.resourceId }, { ...resource, tags: [...resource.tags] }) },
        ])
        if (stored === null || stored === undefined) throw new Error('The store answered a batch without the resource.')
        return versioned(stored)
      } catch (error) {
        if (error instanceof StoreError && error.code === 'conflict') return repeated(store, pk, submissionKey, submission)
        throw error
      }
    },
    async list(member, { kinds, tags, limit, cursor }) {
      const query = {
        type: resourceCodec.type,
        where: filterOf(kinds, tags),
        orderBy: { field: 'createdAt', direction: 'desc' },
        limit,
      } as const
      try {
        const page = await store.query('app', teamPartition(member), cursor === undefined ? query : { ...query, cursor })
        return { items: page.items.map(readResource), nextCursor: page.nextCursor }
      } catch (error) {
        // The cursor is all that a person can have got wrong here: forged, or of another list.
        if (cursor !== undefined && error instanceof StoreError && error.code === 'invalid')
          throw new AppError('invalid-input', {}, { cause: error })
        throw error
      }
    },
    count: (member, { kinds, tags }) =>
      store.count('app', teamPartition(member), { type: resourceCodec.type, where: filterOf(kinds, tags) }),
    async get(member, resourceId) {
      const stored = await store.get('app', teamPartition(member), resourceId)
      if (stored === null || stored.document.type !== resourceCodec.type || stored.document.deletedAt !== undefined) return null
      return versioned(stored)
    },
  }
}

const versioned = (stored: Stored): VersionedResource => ({ resource: readResource(stored), etag: stored.etag })

/** A person's own: somebody else's form with the same id is another submission. */
const submissionIdOf = ({ personId }: TeamMember, { submissionId }: Submission): string =>
  `submission:${personId}:${Buffer.from(submissionId).toString('base64url')}`

async function repeated(store: DocumentStore, pk: string, submissionKey: string, submission: Submission): Promise<VersionedResource> {
  const known = await store.get('app', pk, submissionKey)
  if (known === null) throw new StoreError('unavailable', 'A submission conflicts with one that is not there.')
  const { resourceId, contentHash } = submissionCodec.read(known).value
  if (contentHash !== submission.contentHash) throw new AppError('submission-reused')
  const made = await store.get('app', pk, resourceId)
  if (made === null) throw new AppError('not-found')
  return versioned(made)
}

function filterOf(kinds: readonly string[], tags: readonly string[]): Filter {
  return {
    op: 'and',
    filters: [
      { op: 'not', filter: { op: 'exists', field: 'deletedAt' } },
      ...(kinds.length === 0 ? [] : [{ op: 'in' as const, field: 'kind', values: kinds }]),
      ...tags.map((tag) => ({ op: 'has' as const, field: 'tags', value: tag })),
    ],
  }
}
