/** SQLite stores in a folder of their own, removed with the last of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
