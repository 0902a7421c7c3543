/** A backup, a restore and a move to Cosmos DB of a whole library, beside what the system has for copying a file. */
import { copyFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeBackup } from '#bot/commands/make-backup.ts'
import { migrateFrom } from '#bot/commands/migrate-documents.ts'
import { restoreBackup } from '#bot/commands/restore-backup.ts'
import { sqliteFileName } from '#bot/store/open-store.ts'
import { systemClock } from '#bot/system-clock.ts'
import { createContainers } from '#tests/support/cosmos/create-containers.ts'
import { testDatabase } from '#tests/support/cosmos/open-cosmos.ts'
import { startFakeCosmos } from '#tests/support/cosmos/fake-cosmos.ts'
import type { Cleanup } from './cleanup.ts'
import type { Section } from './report.ts'
import { median, timedMs } from './statistics.ts'

const rounds = 5

/** @param directory - with a database that nobody has open; what is measured is a copy of it */
export async function measureBackup(directory: string, cleanup: Cleanup): Promise<Section> {
  const folder = cleanup.folder()
  const database = join(folder, sqliteFileName)
  await makeBackup({ database: join(directory, sqliteFileName), target: database, isForced: false, clock: systemClock })
  const times = { backup: [] as number[], copy: [] as number[], vacuum: [] as number[], restore: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    const target = (name: string): string => join(folder, `${name}-${round}.db`)
    times.copy.push(await timedMs(async () => copyFileSync(database, target('copy'))))
    times.backup.push(await timedMs(() => makeBackup({ database, target: target('backup'), isForced: false, clock: systemClock })))
    times.vacuum.push(await timedMs(async () => vacuumInto(database, target('vacuum'))))
    times.restore.push(await timedMs(() => restoreBackup({ backup: target('backup'), database, clock: systemClock })))
    for (const name of ['copy', 'vacuum']) rmSync(target(name))
  }
  const moved = await measureMove(folder)
  const [backup, copy, vacuum, restore] = [times.backup, times.copy, times.vacuum, times.restore].map((values) => median(values))
  return {
    title: `Backup, restore and move of a database of ${(statSync(database).size / 1e6).toFixed(1)} MB (${rounds} rounds)`,
    figures: [
      { name: 'backup: copied, synced, read back, hashed', value: backup ?? 0, unit: 'ms' },
      { name: 'backup ÷ plain copy of the file', value: (backup ?? 0) / (copy ?? 1), unit: '×' },
      { name: 'backup ÷ VACUUM INTO', value: (backup ?? 0) / (vacuum ?? 1), unit: '×' },
      { name: 'restore: verified, the old one kept, all of it in one transaction', value: restore ?? 0, unit: 'ms' },
      { name: 'moved into a stand-in for Cosmos DB, and compared', value: moved, unit: '/s' },
    ],
  }
}

async function measureMove(folder: string): Promise<number> {
  const fake = await startFakeCosmos({ clock: systemClock })
  try {
    const target = { endpoint: fake.endpoint, key: fake.key, database: testDatabase }
    await createContainers(target)
    let documents = 0
    const ms = await timedMs(async () => {
      const { written, differences } = await migrateFrom(
        { config: { tenants: [], store: { kind: 'cosmos', ...target } }, clock: systemClock },
        folder,
      )
      if (differences.length > 0) throw new Error('The sides differ.')
      documents = written
    })
    return (documents / ms) * 1_000
  } finally {
    await fake.close()
  }
}

function vacuumInto(from: string, to: string): void {
  const database = new DatabaseSync(from, { readOnly: true })
  database.prepare('VACUUM INTO ?').run(to)
  database.close()
}
