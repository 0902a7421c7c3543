/** Increments one counter as often as it is told, in a process of its own. */
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { counterDocument, killPartition } from '../kill-plan.ts'

const [file = '', times = '0'] = process.argv.slice(2)
const store = openSqliteStore({ file, clock: { nowMs: () => Date.now() } })
// Whoever comes first makes it.
await store.create('app', counterDocument).catch((error: unknown) => {
  if (!(error instanceof Error && 'code' in error && error.code === 'conflict')) throw error
})
for (let n = 0; n < Number(times); n += 1) await store.increment('app', killPartition, 'counter', 'n', 1)
await store.close()
