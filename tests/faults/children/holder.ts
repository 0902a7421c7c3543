/** Has a database open, without doing anything with it, until its standard input ends. */
import { writeSync } from 'node:fs'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'

const [file = ''] = process.argv.slice(2)
const store = openSqliteStore({ file, clock: { nowMs: () => Date.now() } })
writeSync(1, 'OPEN\n')
process.stdin.resume().once('end', () => void store.close())
