/** Writes numbered batches of two documents and a counter until it is killed; says `ACK n` once the store has said yes. */
import { writeSync } from 'node:fs'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { killPartition, pairOf } from '../kill-plan.ts'

const [file = '', round = '0'] = process.argv.slice(2)
const store = openSqliteStore({ file, clock: { nowMs: () => Date.now() } })
writeSync(1, 'READY\n')

for (let n = 0; ; n += 1) {
  const name = `${round}-${n}`
  const [a, b] = pairOf(name)
  await store.batch('app', killPartition, [
    { op: 'create', document: a },
    { op: 'create', document: b },
    { op: 'increment', id: 'counter', field: 'n', by: 1 },
  ])
  writeSync(1, `ACK ${name}\n`)
}
