/** Notebook entries in a person's own partition. */
import * as z from 'zod/mini'
import { AppError } from '#domain/errors.ts'
import { entryId as asEntryId, type EntryId, type ResourceId, type TeamId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { entryStatusSchema, type Entry } from '#domain/notebook/entry.ts'
import type { Person } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DocumentStore, Stored } from '#bot/ports/document-store.ts'
import type { NotebookRepository } from '#bot/ports/notebook-repository.ts'
import { personPartition } from '#bot/ports/partition-keys.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { changing } from './changing.ts'
import { listed } from './listed.ts'
import { idSchema, messageSourceSchema } from './schemas.ts'
import { madeIdBy, storeOnce } from './submissions.ts'

const entryCodec = documentCodec({
  type: 'entry',
  version: 1,
  schema: z.object({
    entryId: idSchema<EntryId>(),
    title: z.string(),
    note: z.string(),
    thought: z._default(z.string(), ''),
    link: z.nullable(z.string()),
    source: z.nullable(messageSourceSchema),
    resource: z.nullable(z.object({ teamId: idSchema<TeamId>(), resourceId: idSchema<ResourceId>() })),
    status: entryStatusSchema,
    savedAt: z.string(),
  }),
})

export const readEntry = (stored: Stored): Entry => entryCodec.read(stored).value

export function createNotebookRepository(store: DocumentStore, clock: Clock): NotebookRepository {
  const read = async (person: Person, entryId: EntryId): Promise<Stored | null> => {
    const stored = await store.get('app', personPartition(person), entryId)
    return stored?.document.type === entryCodec.type ? stored : null
  }
  /** @param change - returns null when nothing is to be written */
  const write = (
    person: Person,
    entryId: EntryId,
    change: (entry: Entry, isDeleted: boolean) => { readonly entry: Entry; readonly deletedAt?: string } | null,
  ): Promise<Entry> =>
    changing(async () => {
      const stored = await read(person, entryId)
      if (stored === null) throw new AppError('not-found')
      const { value, envelope } = entryCodec.read(stored)
      const next = change(value, envelope.deletedAt !== undefined)
      if (next === null) return value
      const { deletedAt: _deletedAt, ttl: _ttl, ...lasting } = envelope
      const ending = next.deletedAt === undefined ? {} : { deletedAt: next.deletedAt, ttl: limits.deletedDays * 24 * 3_600 }
      await store.replace('app', entryCodec.write({ ...lasting, ...ending, updatedAt: instantOf(clock) }, next.entry), stored.etag)
      return next.entry
    })

  return {
    async add(person, entry, submission) {
      const { entryId: id, savedAt: at } = entry
      const envelope = { pk: personPartition(person), id, createdAt: at, createdBy: person.personId, updatedAt: at }
      return readEntry(await storeOnce(store, person.personId, submission, entryCodec.write(envelope, entry)))
    },
    async madeBy(person, submissionId) {
      const madeId = await madeIdBy(store, personPartition(person), person.personId, submissionId)
      return madeId === null ? null : asEntryId(madeId)
    },
    async get(person, entryId) {
      const stored = await read(person, entryId)
      return stored === null || stored.document.deletedAt !== undefined ? null : readEntry(stored)
    },
    list: (person, range) =>
      listed(store, personPartition(person), {
        type: entryCodec.type,
        where: { op: 'not', filter: { op: 'exists', field: 'deletedAt' } },
        range,
        read: readEntry,
      }),
    async *everything(person) {
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<DocumentStore['query']>> = await store.query('app', personPartition(person), {
          type: entryCodec.type,
          orderBy: { field: 'createdAt', direction: 'asc' },
          limit: 100,
          ...(cursor === null ? {} : { cursor }),
        })
        yield page.items.map((stored) => ({ entry: readEntry(stored), deletedAt: stored.document.deletedAt ?? null }))
        cursor = page.nextCursor
      } while (cursor !== null)
    },
    update: (person, entryId, change) =>
      write(person, entryId, (entry, isDeleted) => {
        if (isDeleted) throw new AppError('not-found')
        return { entry: change(entry) }
      }),
    async delete(person, entryId) {
      await write(person, entryId, (entry, isDeleted) => (isDeleted ? null : { entry, deletedAt: instantOf(clock) }))
    },
    restore: (person, entryId) => write(person, entryId, (entry, isDeleted) => (isDeleted ? { entry } : null)),
  }
}
