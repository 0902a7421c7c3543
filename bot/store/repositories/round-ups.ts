/** What a team shared and was helped by of late, and the record of its last round-up: one document in its partition. */
import * as z from 'zod/mini'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { StoreError, type DocumentQuery, type DocumentStore, type Stored } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import type { RoundUps } from '#bot/ports/round-ups.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { readResource, resourceCodec } from './resource-codec.ts'
import { readMark } from './response-repository.ts'

const recordCodec = documentCodec({
  type: 'round-up',
  version: 1,
  schema: z.object({
    week: z.custom<IsoWeek>((value) => typeof value === 'string'),
    revision: z.number(),
    status: z.enum(['sending', 'sent', 'unsent']),
    attempts: z.number(),
    since: z.string(),
    until: z.string(),
  }),
})
const recordId = 'round-up'

/** More than any card names, and than anybody shares in a week. */
const maxRead = 1_000

export function createRoundUps(store: DocumentStore, clock: Clock): RoundUps {
  return {
    async shared(job, since) {
      const found = await newest(store, teamPartition(job), {
        type: resourceCodec.type,
        where: {
          op: 'and',
          filters: [
            { op: 'gte', field: 'createdAt', value: since },
            { op: 'not', filter: { op: 'exists', field: 'deletedAt' } },
            { op: 'not', filter: { op: 'gte', field: 'importId', value: '' } },
          ],
        },
      })
      return found.map(readResource)
    },
    async helped(job, since) {
      // A line that is said otherwise changes its mark, which was made before.
      const found = await newest(store, teamPartition(job), { type: 'helped', where: { op: 'gte', field: 'updatedAt', value: since } })
      return found
        .map(readMark)
        .filter(({ at, line }) => line !== '' && at >= since)
        .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    },
    async last(job) {
      const stored = await store.get('app', teamPartition(job), recordId)
      return stored === null ? null : { record: recordCodec.read(stored).value, version: stored.etag }
    },
    async record(job, record, replaces) {
      const at = instantOf(clock)
      const document = recordCodec.write(
        { pk: teamPartition(job), id: recordId, createdAt: at, createdBy: 'system', updatedAt: at },
        record,
      )
      try {
        return (await (replaces === null ? store.create('app', document) : store.replace('app', document, replaces))).etag
      } catch (error) {
        if (error instanceof StoreError && ['conflict', 'stale', 'not-found'].includes(error.code)) return null
        throw error
      }
    },
  }
}

async function newest(store: DocumentStore, pk: string, selection: Pick<DocumentQuery, 'type' | 'where'>): Promise<readonly Stored[]> {
  const found: Stored[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<DocumentStore['query']>> = await store.query('app', pk, {
      ...selection,
      orderBy: { field: 'createdAt', direction: 'desc' },
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    })
    found.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null && found.length < maxRead)
  return found
}
