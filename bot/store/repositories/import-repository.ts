/** Imports and their rows in a team's partition. */
import * as z from 'zod/mini'
import { AppError } from '#domain/errors.ts'
import type { ResourceId } from '#domain/ids.ts'
import type { TeamJob, TeamMember } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { StoreError, type BatchOperation, type DocumentStore, type Stored, type StoreDocument } from '#bot/ports/document-store.ts'
import type { ImportRepository, WholeResource } from '#bot/ports/import-repository.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { allBelongings } from './belongings.ts'
import { changing } from './changing.ts'
import { createImportStates, importDocumentId } from './imports.ts'
import { readResource, resourceBody, resourceCodec, revisionCodec, revisionId } from './resource-codec.ts'
import { commentDocument, helpedDocument } from './response-repository.ts'
import { sharerSchema } from './schemas.ts'

const importCodec = documentCodec({
  type: 'import',
  version: 1,
  schema: z.object({
    status: z.enum(['open', 'committed']),
    by: sharerSchema,
    counts: z.nullable(z.object({ fresh: z.number(), same: z.number(), sameLink: z.number(), faulty: z.number() })),
  }),
})

/** Held while an import runs; a process that dies lets go of it after this time. */
const lockCodec = documentCodec({ type: 'import-lock', version: 1, schema: z.object({ importId: z.string() }) })
const lockTtlSeconds = 15 * 60
const lockId = 'import-lock'

/** Of one batch; the store takes 2 MB and a hundred operations. */
const maxBatchChars = 800_000
const maxBatchOperations = 100

export function createImportRepository(store: DocumentStore, clock: Clock): ImportRepository {
  const isCommitted = createImportStates(store)

  const find = async (pk: string, field: 'id' | 'linkKey', values: readonly string[]): Promise<readonly Stored[]> => {
    if (values.length === 0) return []
    const found: Stored[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<DocumentStore['query']>> = await store.query('app', pk, {
        type: resourceCodec.type,
        where: { op: 'in', field, values: [...new Set(values)] },
        orderBy: { field: 'id', direction: 'asc' },
        limit: 100,
        ...(cursor === null ? {} : { cursor }),
      })
      found.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    return found
  }

  /** Those that nobody can see are as good as absent. */
  const visible = async (team: TeamMember | TeamJob, found: readonly Stored[]): Promise<readonly Stored[]> => {
    const seen = await Promise.all(
      found.map(async (stored) => {
        const { importId } = readResource(stored)
        return importId === null || (await isCommitted(team, importId))
      }),
    )
    return found.filter((_, at) => seen[at] === true)
  }

  return {
    async open(team, importId, by) {
      const pk = teamPartition(team)
      const at = instantOf(clock)
      const envelope = { pk, createdAt: at, createdBy: by.personId, updatedAt: at }
      const known = await store.get('app', pk, importDocumentId(importId))
      const counts = known === null ? null : importCodec.read(known).value.counts
      if (counts !== null) return { kind: 'committed', counts }
      try {
        await store.create('app', lockCodec.write({ ...envelope, id: lockId, ttl: lockTtlSeconds }, { importId }))
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error
        const holder = await store.get('app', pk, lockId)
        // The same import again: the request was repeated, or its process died.
        if (holder === null || lockCodec.read(holder).value.importId !== importId)
          throw new AppError('import-running', {}, { cause: error })
      }
      try {
        await store.create('app', importCodec.write({ ...envelope, id: importDocumentId(importId) }, { status: 'open', by, counts: null }))
      } catch (error) {
        // The same request opened it, and may have committed it by now: it is never opened again.
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error
      }
      return { kind: 'opened' }
    },
    async addRows(team, importId, rows) {
      const pk = teamPartition(team)
      const add = (fresh: readonly WholeResource[], op: 'create' | 'upsert') => writeRows(store, pk, importId, fresh, op)
      try {
        // Hardly ever is a row there already: asking first would double the work.
        await add(rows, 'create')
        return new Set()
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error
      }
      const found = await find(
        pk,
        'id',
        rows.map(({ resource }) => resource.resourceId),
      )
      const own = new Set(found.filter(({ document }) => document['importId'] === importId).map(({ document }) => document.id))
      const there = new Set((await visible(team, found)).map(({ document }) => document.id))
      await add(
        rows.filter(({ resource: { resourceId } }) => !there.has(resourceId) && !own.has(resourceId)),
        'upsert',
      )
      return new Set([...there] as ResourceId[])
    },
    async known(team, resourceIds) {
      const found = await visible(team, await find(teamPartition(team), 'id', resourceIds))
      return new Set(found.map(({ document }) => document.id as ResourceId))
    },
    async knownLinks(team, linkKeys) {
      const found = await visible(team, await find(teamPartition(team), 'linkKey', linkKeys))
      const present = found.filter(({ document }) => document.deletedAt === undefined)
      return new Set(present.flatMap((stored) => readResource(stored).linkKey ?? []))
    },
    commit: (team, importId, counts) =>
      changing(async () => {
        const stored = await store.get('app', teamPartition(team), importDocumentId(importId))
        if (stored === null) throw new StoreError('not-found', 'The import was removed while it ran.')
        const { envelope, value } = importCodec.read(stored)
        if (value.counts !== null) return value.counts
        const document = importCodec.write({ ...envelope, updatedAt: instantOf(clock) }, { ...value, status: 'committed', counts })
        await store.replace('app', document, stored.etag)
        return counts
      }),
    async close(team, importId) {
      const stored = await store.get('app', teamPartition(team), lockId)
      if (stored !== null && lockCodec.read(stored).value.importId === importId)
        await store.delete('app', teamPartition(team), lockId, stored.etag)
    },
    async sweep(job, importId) {
      const pk = teamPartition(job)
      const stored = await store.get('app', pk, importDocumentId(importId))
      if (stored === null || importCodec.read(stored).value.status === 'committed') return
      for (;;) {
        const page = await store.query('app', pk, {
          type: resourceCodec.type,
          where: { op: 'eq', field: 'importId', value: importId },
          orderBy: { field: 'id', direction: 'asc' },
          limit: 100,
        })
        for (const { document } of page.items) {
          for await (const belongings of allBelongings(store, pk, document.id as ResourceId))
            for (const belonging of belongings) await store.delete('app', pk, belonging.document.id)
          await store.delete('app', pk, document.id)
        }
        if (page.nextCursor === null) break
      }
      await store.delete('app', pk, importDocumentId(importId))
    },
    async importedAt(team, importId) {
      const stored = await store.get('app', teamPartition(team), importDocumentId(importId))
      return stored?.document.createdAt ?? null
    },
    subject: (team, importId) => ({ container: 'app', pk: teamPartition(team), id: importDocumentId(importId), replaces: null }),
  }
}

/** A row and what belongs to it stay in one batch, or in the batches next to it. */
async function writeRows(
  store: DocumentStore,
  pk: string,
  importId: string,
  rows: readonly WholeResource[],
  op: 'create' | 'upsert',
): Promise<void> {
  let operations: BatchOperation[] = []
  let chars = 0
  const flush = async (): Promise<void> => {
    if (operations.length > 0) await store.batch('app', pk, operations)
    operations = []
    chars = 0
  }
  for (const row of rows) {
    for (const document of documentsOf(pk, importId, row)) {
      const length = lengthOf(document)
      if (operations.length === maxBatchOperations || chars + length > maxBatchChars) await flush()
      // What belongs to a row may be left of an import that never ended.
      operations.push({ op: document.type === resourceCodec.type ? op : 'upsert', document })
      chars += length
    }
  }
  await flush()
}

function documentsOf(pk: string, importId: string, { resource, history, helped, comments }: WholeResource): readonly StoreDocument[] {
  const { resourceId, sharedAt: at, sharedBy } = resource
  const envelope = { pk, createdAt: at, createdBy: sharedBy.personId, updatedAt: at }
  return [
    ...history.map((revision) =>
      revisionCodec.write(
        { ...envelope, id: revisionId(resourceId, revision.revision) },
        { ...revision, tags: [...revision.tags], resourceId },
      ),
    ),
    ...helped.map((mark) => helpedDocument(pk, mark)),
    ...comments.map((comment) => commentDocument(pk, comment)),
    resourceCodec.write({ ...envelope, id: resourceId }, resourceBody({ ...resource, importId })),
  ]
}

const lengthOf = (document: StoreDocument): number =>
  Object.values(document).reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 100), 500)
