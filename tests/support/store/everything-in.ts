/** All that is in a store, beside every interface: what a scan for somebody's name has to look at. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** @returns every row of every table of the file, as JSON, but those that have expired and wait for a write to take them */
export function everythingInSqlite(folder: string, nowMs: number): readonly string[] {
  const database = new DatabaseSync(join(folder, 'commonplace.db'), { readOnly: true })
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    return tables.flatMap(({ name }) =>
      database
        .prepare(`SELECT * FROM "${String(name)}"`)
        .all()
        .filter(({ expires_at: expiresAt }) => typeof expiresAt !== 'number' || expiresAt > nowMs)
        .map((row) => JSON.stringify(row)),
    )
  } finally {
    database.close()
  }
}

/** The rows that hold one of the texts, as they are or as base64url. */
export function holding(rows: readonly string[], texts: readonly string[]): readonly string[] {
  const wanted = texts.flatMap((text) => [text.toLowerCase(), Buffer.from(text).toString('base64url').toLowerCase()])
  return rows.filter((row) => wanted.some((text) => row.toLowerCase().includes(text)))
}
