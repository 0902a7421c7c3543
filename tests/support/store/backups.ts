/** A database with its backups, in a folder of its own. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeBackup } from '#bot/commands/make-backup.ts'
import { restoreBackup } from '#bot/commands/restore-backup.ts'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { aDocument, idsOf } from './documents.ts'
import { sqlitePlace } from './sqlite.ts'
import { tickingClock } from './ticking-clock.ts'

/** A new one for each test of the file that calls this, on the morning of 25 November 2026. */
export function backupsForTest() {
  const { clock } = tickingClock(Date.parse('2026-11-25T09:00:00.000Z'))
  const place = sqlitePlace()
  const pk = 't|tenant-1|g|team-1'
  const backupFile = (): string => join(place.folder, 'kept.db')
  return {
    clock,
    place,
    pk,
    backupFile,
    backUp: (isForced = false) => makeBackup({ database: place.file, target: backupFile(), isForced, clock }),
    restore: () => restoreBackup({ backup: backupFile(), database: place.file, clock }),
    /** Every name in the folder. */
    beside: (): readonly string[] => readdirSync(place.folder).toSorted(),
    write: async (...ids: readonly string[]): Promise<void> => {
      const store = openSqliteStore({ file: place.file, clock })
      for (const id of ids) await store.create('app', aDocument({ pk, id }))
      await store.close()
    },
    ids: async (): Promise<readonly string[]> => {
      const store = openSqliteStore({ file: place.file, clock })
      const { items } = await store.query('app', pk, { type: 'note', orderBy: { field: 'id', direction: 'asc' }, limit: 100 })
      await store.close()
      return idsOf(items)
    },
  }
}

/** Of a file that is to stay as it is. */
export function idsIn(file: string): readonly unknown[] {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database.prepare('SELECT id FROM app ORDER BY id').all()
  database.close()
  return rows.map(({ id }) => id)
}

export function withDatabase(file: string, work: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(file)
  work(database)
  database.close()
}

/** Leaves a table that only the program which made it can read. */
export function makeForeign(database: DatabaseSync): void {
  database.enableDefensive(false)
  database.exec(`PRAGMA writable_schema = ON; CREATE TABLE x (y); PRAGMA user_version = 3;
    INSERT INTO sqlite_schema VALUES ('table', 'songs', 'songs', 0, 'CREATE VIRTUAL TABLE songs USING another_program')`)
}
