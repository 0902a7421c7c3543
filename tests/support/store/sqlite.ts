/** SQLite stores in a folder of their own, removed with the last of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach } from 'vitest'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import type { OpenedStore } from '#tests/contract/document-store.contract.ts'
import { tickingClock } from './ticking-clock.ts'

/** A new folder in the system's temporary one, and how to remove it. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-store-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Two connections to one new file, on a clock that stands until it is moved. */
export async function openSqliteForTest(): Promise<OpenedStore> {
  const { folder, remove } = temporaryFolder()
  const { clock, advance } = tickingClock()
  const file = join(folder, 'commonplace.db')
  const store = openSqliteStore({ file, clock })
  const second = openSqliteStore({ file, clock })
  return {
    store,
    second,
    advance,
    close: async () => {
      await Promise.all([store.close(), second.close()])
      remove()
    },
  }
}

export type SqlitePlace = {
  readonly folder: string
  readonly file: string
  /** A raw connection, closed after the test. */
  readonly connect: (options?: ConstructorParameters<typeof DatabaseSync>[1]) => DatabaseSync
  readonly closeAfter: (database: DatabaseSync) => void
}

/** A new folder for each test of the file that calls this, and a path in it where there is no database yet. */
export function sqlitePlace(): SqlitePlace {
  let temporary = { folder: '', remove: (): void => {} }
  const connections: DatabaseSync[] = []
  beforeEach(() => {
    temporary = temporaryFolder()
  })
  afterEach(() => {
    for (const database of connections.splice(0)) if (database.isOpen) database.close()
    temporary.remove()
  })
  return {
    get folder() {
      return temporary.folder
    },
    get file() {
      return join(temporary.folder, 'commonplace.db')
    },
    connect: (options = {}) => {
      const database = new DatabaseSync(join(temporary.folder, 'commonplace.db'), options)
      connections.push(database)
      return database
    },
    closeAfter: (database) => void connections.push(database),
  }
}
