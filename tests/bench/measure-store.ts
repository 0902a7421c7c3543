/** Documents written through the port, beside the same documents in plain SQLite: in turns, each time in a new file. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { DocumentStore, StoreDocument } from '#bot/ports/document-store.ts'
import { openStore } from '#bot/store/open-store.ts'
import type { Cleanup } from './cleanup.ts'
import type { Section } from './report.ts'
import { median, timedMs } from './statistics.ts'

const rounds = 7
const batchSize = 100
const maxBatched = 5_000
const maxSingles = 500

type Way = {
  readonly batch: (documents: readonly StoreDocument[]) => Promise<unknown>
  readonly single: (document: StoreDocument) => Promise<unknown>
  readonly close: () => Promise<void>
}
type Rates = { readonly batched: number; readonly single: number }

/** @param documents - all of one partition */
export async function measureStore(documents: readonly StoreDocument[], cleanup: Cleanup): Promise<Section> {
  const pairs: (readonly [Rates, Rates])[] = []
  // The first round warms up and isn't counted.
  for (let round = 0; round <= rounds; round += 1) {
    const folder = cleanup.folder()
    const port = async (): Promise<Rates> => rates(await portWay(folder), documents)
    const plain = async (): Promise<Rates> => rates(plainWay(join(folder, 'plain.db')), documents)
    const early = await (round % 2 === 0 ? port : plain)()
    const late = await (round % 2 === 0 ? plain : port)()
    if (round > 0) pairs.push(round % 2 === 0 ? [early, late] : [late, early])
  }
  const of = (value: (port: Rates, plain: Rates) => number): number => median(pairs.map(([port, plain]) => value(port, plain)))
  const bytes = documents.reduce((total, document) => total + JSON.stringify(document).length, 0) / documents.length
  return {
    title: `Documents written (${Math.round(bytes)} characters each, ${rounds} rounds), every write synced to the disk`,
    figures: [
      { name: 'DocumentStore, batches of 100', value: of((port) => port.batched), unit: '/s' },
      { name: 'plain SQLite, batches of 100', value: of((_port, plain) => plain.batched), unit: '/s' },
      {
        name: 'batches: DocumentStore ÷ plain SQLite',
        value: of((port, plain) => port.batched / plain.batched),
        unit: '×',
        bar: { atLeast: 0.5 },
      },
      { name: 'DocumentStore, single creates', value: of((port) => port.single), unit: '/s' },
      { name: 'plain SQLite, single inserts', value: of((_port, plain) => plain.single), unit: '/s' },
      { name: 'singles: DocumentStore ÷ plain SQLite', value: of((port, plain) => port.single / plain.single), unit: '×' },
    ],
  }
}

async function rates(way: Way, documents: readonly StoreDocument[]): Promise<Rates> {
  const batched = documents.slice(0, maxBatched)
  const singles = documents.slice(0, maxSingles).map((document) => ({ ...document, id: `${document.id}-single` }))
  try {
    const batchMs = await timedMs(async () => {
      for (let at = 0; at < batched.length; at += batchSize) await way.batch(batched.slice(at, at + batchSize))
    })
    const singleMs = await timedMs(async () => {
      for (const document of singles) await way.single(document)
    })
    return { batched: (batched.length / batchMs) * 1_000, single: (singles.length / singleMs) * 1_000 }
  } finally {
    await way.close()
  }
}

async function portWay(directory: string): Promise<Way> {
  const store: DocumentStore = await openStore({ kind: 'sqlite', directory }, { clock: { nowMs: () => Date.now() } })
  return {
    batch: (documents) =>
      store.batch(
        'app',
        documents[0]?.pk ?? '',
        documents.map((document) => ({ op: 'create', document })),
      ),
    single: (document) => store.create('app', document),
    close: store.close,
  }
}

/** One table, one index, the same durability: the least that keeps a document. */
export function plainWay(file: string): Way {
  const database = new DatabaseSync(file)
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE documents (id TEXT NOT NULL, pk TEXT NOT NULL, type TEXT NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE UNIQUE INDEX documents_by_key ON documents (pk, id)`)
  const insert = database.prepare('INSERT INTO documents (id, pk, type, json) VALUES (?, ?, ?, ?)')
  const put = (document: StoreDocument): unknown => insert.run(document.id, document.pk, document.type, JSON.stringify(document))
  return {
    batch: async (documents) => {
      database.exec('BEGIN IMMEDIATE')
      for (const document of documents) put(document)
      database.exec('COMMIT')
    },
    single: async (document) => put(document),
    close: async () => database.close(),
  }
}
