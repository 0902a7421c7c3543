/** Prepared statements by their text: queries differ in shape less often than in values. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'

const maxStatements = 200

/** @returns a function that prepares a text once and keeps the latest 200 */
export function statementCache(database: DatabaseSync): (sql: string) => StatementSync {
  const kept = new Map<string, StatementSync>()
  return (sql) => {
    const statement = kept.get(sql) ?? database.prepare(sql)
    kept.delete(sql)
    kept.set(sql, statement)
    const [oldest] = kept.keys()
    if (kept.size > maxStatements && oldest !== undefined) kept.delete(oldest)
    return statement
  }
}
