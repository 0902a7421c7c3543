/** Prepared statements by their text: queries differ in shape less often than in values. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'

const maxStatements = 200

/** @returns a function that prepares a text once and keeps it until 200 others have been prepared: looking one up costs next to nothing */
export function statementCache(database: DatabaseSync): (sql: string) => StatementSync {
  const kept = new Map<string, StatementSync>()
  return (sql) => {
    const known = kept.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    kept.set(sql, statement)
    const [oldest] = kept.keys()
    if (kept.size > maxStatements && oldest !== undefined) kept.delete(oldest)
    return statement
  }
}
