/** A whole file imported, as `npm run import` does it, beside the same rows put into plain SQLite: in turns, each time in a new file. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { submissionId } from '#domain/ids.ts'
import type { TeamMember, TeamJob } from '#domain/people/actors.ts'
import { fileFormats } from '#bot/files/write-space.ts'
import { createPacer } from '#bot/search/pacer.ts'
import { openStore } from '#bot/store/open-store.ts'
import { createImportRepository } from '#bot/store/repositories/import-repository.ts'
import { createOutbox } from '#bot/store/repositories/outbox.ts'
import { systemClock } from '#bot/system-clock.ts'
import { importFile } from '#bot/usecases/transfer/import-file.ts'
import type { Cleanup } from './cleanup.ts'
import type { CorpusItem } from './corpus.ts'
import type { Section } from './report.ts'
import { median, timedMs } from './statistics.ts'

const rounds = 3
const batchSize = 100

/** @param member - of the team that the rows go to */
export async function measureImport(member: TeamMember, corpus: readonly CorpusItem[], cleanup: Cleanup): Promise<Section> {
  const rows = corpus.map((item, at) => ({ id: `bench/${at}`, ...item, url: item.link, summary: item.why }))
  const text = rows.map((row) => JSON.stringify(row)).join('\n')
  const pairs: (readonly [ours: number, plain: number])[] = []
  for (let round = 0; round < rounds; round += 1) {
    const folder = cleanup.folder()
    const imported = () => importAll(folder, member, text)
    const plain = () => insertAll(join(folder, 'plain.db'), rows)
    const early = await (round % 2 === 0 ? imported : plain)()
    const late = await (round % 2 === 0 ? plain : imported)()
    pairs.push(round % 2 === 0 ? [early, late] : [late, early])
  }
  const rate = (ms: number): number => (rows.length / ms) * 1_000
  return {
    title: `A file of ${rows.length.toLocaleString('en-US')} rows imported (${rounds} rounds): read, checked, compared by link, and shown all at once`,
    figures: [
      { name: 'import', value: median(pairs.map(([ours]) => rate(ours))), unit: '/s', bar: { atLeast: 3_000 } },
      { name: 'plain SQLite, the same rows unchecked', value: median(pairs.map(([, plain]) => rate(plain))), unit: '/s' },
      { name: 'import ÷ plain SQLite', value: median(pairs.map(([ours, plain]) => plain / ours)), unit: '×' },
    ],
  }
}

async function importAll(directory: string, member: TeamMember, text: string): Promise<number> {
  const clock = systemClock
  const store = await openStore({ kind: 'sqlite', directory }, { clock })
  const hash = (given: string): string => createHash('sha256').update(given).digest('hex')
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
  const { outbox } = createOutbox(store, { clock, hash })
  const deps = { imports: createImportRepository(store, clock), files: fileFormats, outbox, clock, hash, log, pace: createPacer(20) }
  // The bench's member stands in for the job that the command runs as: the same team, the same rights to write.
  const job = member as unknown as TeamJob
  const by = { personId: member.personId, name: member.name }
  try {
    return await timedMs(async () => {
      const { fresh } = await importFile(deps, job, {
        text,
        fileName: 'bench.jsonl',
        mode: 'import',
        by,
        submissionId: submissionId('bench-import'),
      })
      if (fresh === 0) throw new Error('Nothing was imported.')
    })
  } finally {
    await store.close()
  }
}

/** One table, one index, the same durability and the same batches. */
async function insertAll(file: string, rows: readonly { readonly id: string }[]): Promise<number> {
  const database = new DatabaseSync(file)
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE rows (id TEXT NOT NULL, json TEXT NOT NULL) STRICT; CREATE UNIQUE INDEX rows_by_id ON rows (id)`)
  const insert = database.prepare('INSERT INTO rows (id, json) VALUES (?, ?)')
  try {
    return await timedMs(async () => {
      for (let at = 0; at < rows.length; at += batchSize) {
        database.exec('BEGIN IMMEDIATE')
        for (const row of rows.slice(at, at + batchSize)) insert.run(row.id, JSON.stringify(row))
        database.exec('COMMIT')
      }
    })
  } finally {
    database.close()
  }
}
