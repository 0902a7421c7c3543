/** Migrates a folder into a Cosmos DB, and stands still before one of its batches until it is killed. */
import { writeSync } from 'node:fs'
import { migrateFrom } from '#bot/commands/migrate-documents.ts'

const [folder = '', endpoint = '', key = '', database = '', wanted = ''] = process.argv.slice(2)
let batches = 0
await migrateFrom(
  {
    config: { tenants: [], store: { kind: 'cosmos', endpoint, key, database } },
    clock: { nowMs: () => Date.parse('2026-11-23T09:00:00.000Z') },
    wrapStore: (store) => ({
      ...store,
      batch: (...given) => {
        batches += 1
        if (batches === Number(wanted)) {
          writeSync(1, `AT ${batches}\n`)
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
        }
        return store.batch(...given)
      },
    }),
  },
  folder,
)
