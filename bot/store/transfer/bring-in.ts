/** Writes documents into a store that may have some of them already, and shows that all of them are there. */
import { StoreError, type ContainerName, type DocumentStore, type StoreDocument } from '#bot/ports/document-store.ts'
import { maxBatchBytes } from '../check-documents.ts'
import type { DocumentSource, MovedDocument } from '../document-source.ts'
import { arriving, fingerprintOf } from './arriving.ts'
import { createPatience, patientReads, type Patience } from './patience.ts'
import { partitionDocuments } from './store-source.ts'
import { createTally, type BroughtIn, type Difference, type EndedPartition } from './tally.ts'

export type BringInDeps = {
  readonly store: DocumentStore
  readonly nowMs: () => number
  /** Waits while the store is busy. */
  readonly pause: (ms: number) => Promise<void>
  readonly onProgress?: (documents: number) => void
}

const maxBatch = 100
/** Around each document in a batch, in bytes. */
const wrapping = 200

/**
 * What is there already stays as it is: the same document is left out, another under the same id is a difference.
 * So it can be cut short and run again, and a second run changes nothing.
 * @param source - checked to its end before the first write
 */
export async function bringIn(given: BringInDeps, source: DocumentSource): Promise<BroughtIn> {
  for await (const _document of source.documents()) {
    // Reading it is the check.
  }
  const tally = createTally()
  const patience = createPatience(given.pause)
  const deps = { ...given, store: patientReads(given.store, patience) }
  let partition: Partition | null = null
  let read = 0
  for await (const moved of source.documents()) {
    const { container, document } = moved
    if (partition === null || partition.container !== container || partition.pk !== document.pk) {
      if (partition !== null) tally.add(await end(deps, patience, partition))
      partition = await begin(deps, container, document.pk)
    }
    await take(deps, patience, partition, moved)
    read += 1
    if (read % maxBatch === 0) deps.onProgress?.(read)
  }
  if (partition !== null) tally.add(await end(deps, patience, partition))
  return tally.result()
}

type Known = { readonly type: string; readonly fingerprint: string; readonly expires: boolean }
type Wanted = Known & { readonly expiresAtMs: number | null }

type Partition = {
  readonly container: ContainerName
  readonly pk: string
  /** Ids that were there before. */
  readonly known: ReadonlySet<string>
  readonly wanted: Map<string, Wanted>
  waiting: StoreDocument[]
  waitingBytes: number
  written: number
}

async function begin({ store }: BringInDeps, container: ContainerName, pk: string): Promise<Partition> {
  const known = new Set((await stored(store, container, pk)).keys())
  return { container, pk, known, wanted: new Map(), waiting: [], waitingBytes: 0, written: 0 }
}

async function take(deps: BringInDeps, patience: Patience, partition: Partition, moved: MovedDocument): Promise<void> {
  const document = arriving(moved, deps.nowMs())
  if (document === null) return
  partition.wanted.set(document.id, {
    type: document.type,
    fingerprint: fingerprintOf(document),
    expires: moved.expiresAt !== null,
    expiresAtMs: moved.expiresAt === null ? null : Date.parse(moved.expiresAt),
  })
  if (partition.known.has(document.id)) return
  const bytes = Buffer.byteLength(JSON.stringify(document)) + wrapping
  if (partition.waiting.length === maxBatch || partition.waitingBytes + bytes > maxBatchBytes) await flush(deps, patience, partition)
  partition.waiting.push(document)
  partition.waitingBytes += bytes
}

async function flush({ store }: BringInDeps, patience: Patience, partition: Partition): Promise<void> {
  const { container, pk } = partition
  let open = partition.waiting
  partition.written += open.length
  partition.waiting = []
  partition.waitingBytes = 0
  while (open.length > 0) {
    const batch = open.map((document) => ({ op: 'create', document }) as const)
    const outcome = await patience.write(() => store.batch(container, pk, batch))
    if (outcome === 'done') return
    // An earlier try may have done it, or somebody else: what is there now is looked at in the end.
    const there = await stored(store, container, pk)
    const missing = open.filter(({ id }) => !there.has(id))
    if (outcome === 'taken' && missing.length === open.length)
      throw new StoreError('conflict', 'The store has a document that it does not show. Run this again in a few minutes.')
    open = missing
  }
}

/** Reads back what is stored. What has expired meanwhile counts on neither side. */
async function end(deps: BringInDeps, patience: Patience, partition: Partition): Promise<EndedPartition> {
  await flush(deps, patience, partition)
  const { container, pk, wanted, written } = partition
  const found = await stored(deps.store, container, pk)
  const counts = new Map<string, number>()
  const differ = (what: Difference['what'], type: string): void =>
    void counts.set(`${what} ${type}`, (counts.get(`${what} ${type}`) ?? 0) + 1)
  const source: string[] = []
  const target: string[] = []
  for (const [id, { type, fingerprint, expiresAtMs }] of wanted) {
    const there = found.get(id)
    if (there === undefined && expiresAtMs !== null && expiresAtMs <= deps.nowMs()) continue
    source.push(`${pk} ${id} ${fingerprint}`)
    if (there === undefined) differ('missing', type)
    else if (there.fingerprint !== fingerprint) differ('different', type)
  }
  for (const [id, { type, fingerprint, expires }] of found) {
    // Something that a run before has written, and that has expired here since.
    if (!wanted.has(id) && expires) continue
    target.push(`${pk} ${id} ${fingerprint}`)
    if (!wanted.has(id)) differ('unknown', type)
  }
  const differences = [...counts].map(([key, count]) => {
    const [what, type = ''] = key.split(' ')
    return { container, pk, type, what: what as Difference['what'], count }
  })
  return { container, written, source, target, differences }
}

/** Everything in a partition of the store, by id. */
async function stored(store: DocumentStore, container: ContainerName, pk: string): Promise<ReadonlyMap<string, Known>> {
  const found = new Map<string, Known>()
  for await (const { document } of partitionDocuments(store, container, pk))
    found.set(document.id, { type: document.type, fingerprint: fingerprintOf(document), expires: document.ttl !== undefined })
  return found
}
