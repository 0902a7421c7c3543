/** The tables of the SQLite file. A step, once released, is never edited: a change is a new step at the end. */
import type { DatabaseSync } from 'node:sqlite'
import type { ContainerName } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'

/** Step 1 takes a file from version 0 to 1, and so on; `PRAGMA user_version` keeps the version. */
export const schemaSteps: readonly string[] = [
  `CREATE TABLE change_counter (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), last_seq INTEGER NOT NULL) STRICT;
  INSERT INTO change_counter (only_row, last_seq) VALUES (1, 0);
  ${containerTable('app')}
  ${containerTable('ops')}
  CREATE INDEX ops_by_due ON ops (pk, type, due_at, id);`,
  // Whether a library has a link is asked with every share, and of each row of an import.
  `CREATE INDEX app_by_link ON app (pk, type, json_extract(body, '$."linkKey"')) WHERE json_extract(body, '$."linkKey"') IS NOT NULL`,
  // Another one after each restore: a place in the changes of what was before means nothing after it.
  `ALTER TABLE change_counter ADD COLUMN history TEXT NOT NULL DEFAULT ''`,
]

/**
 * Brings the file to the version of this release. Each step is one transaction that looks at the version again
 * inside its lock: safe to kill, to run again, and to run in two processes at once.
 * @returns the version that was found, 0 for a new file
 */
export function migrate(database: DatabaseSync, file: string, steps: readonly string[] = schemaSteps): number {
  const found = schemaVersion(database)
  for (;;) {
    const version = schemaVersion(database)
    if (version > steps.length) throw newerFile(file, version, steps.length)
    if (version === steps.length) return found
    database.exec('BEGIN IMMEDIATE')
    try {
      if (schemaVersion(database) === version) {
        if (version < 1 && (version < 0 || hasTables(database))) throw foreignFile(file)
        database.exec(`${steps[version] ?? ''}; PRAGMA user_version = ${version + 1}`)
      }
      database.exec('COMMIT')
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }
}

/**
 * `seq` is the number of the last write, taken from one counter for the file: the etag, and the order of changes.
 * The columns beside `body` repeat fields of it, so that pages seek in an index; `expires_at` is in milliseconds since the epoch.
 */
function containerTable(name: ContainerName): string {
  return `CREATE TABLE ${name} (
    pk TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, created_at TEXT NOT NULL,
    due_at ANY, expires_at INTEGER, seq INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX ${name}_by_key ON ${name} (pk, id);
  CREATE INDEX ${name}_by_id ON ${name} (pk, type, id);
  CREATE INDEX ${name}_by_created ON ${name} (pk, type, created_at, id);
  CREATE INDEX ${name}_by_change ON ${name} (pk, seq);
  CREATE INDEX ${name}_by_expiry ON ${name} (expires_at) WHERE expires_at IS NOT NULL;`
}

/** @returns 0 for a file that nobody has written to */
export function schemaVersion(database: DatabaseSync): number {
  const version = database.prepare('PRAGMA user_version').get()?.['user_version']
  return typeof version === 'number' ? version : 0
}

const hasTables = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' LIMIT 1").get() !== undefined

const foreignFile = (file: string): StoreError =>
  new StoreError(
    'misconfigured',
    `${file} is a database of another program, so nothing was changed. Move it away, or point COMMONPLACE_DATA at another folder.`,
  )

export function newerFile(file: string, version: number, known: number): StoreError {
  return new StoreError(
    'newer-version',
    `${file} was written by a newer release of Commonplace (file version ${version}; this release knows ${known}). ` +
      'Install that release or a later one, or put back a backup made before the upgrade, with this release\u2019s `npm run restore`. Nothing was changed.',
  )
}
