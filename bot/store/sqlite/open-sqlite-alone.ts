/** The embedded store for a command that may not share it: nobody else reads, writes or sends meanwhile. */
import { existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { sqliteStore, type SqliteOptions } from './open-sqlite-store.ts'
import { openAlone } from './replace-database.ts'
import { migrate } from './schema.ts'
import { withSqliteFaults } from './sqlite-faults.ts'
import { openSqliteFile } from './sqlite-file.ts'

/**
 * Opens or creates the file, and holds it until the store is closed.
 * @throws OperatorError while another process has it open, or when it is damaged; StoreError
 */
export function openSqliteAlone(options: SqliteOptions): DocumentStore {
  if (!existsSync(options.file)) openSqliteFile(options.file).close()
  return sqliteStore(openSoundAlone(options.file), options)
}

/** The connection alone, to a file that is there, brought to the version of this release. @throws as `openSqliteAlone` */
export function openSoundAlone(file: string): DatabaseSync {
  const database = openAlone(file)
  if (database === null) throw new OperatorError(`${file} is damaged. Put a backup back first: npm run restore -- FILE`)
  try {
    withSqliteFaults(file, () => migrate(database, file))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
