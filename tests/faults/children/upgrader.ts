/** Upgrades a database file step by step, and stands still inside the step that is asked for until it is killed. */
import { writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { migrate, schemaSteps } from '#bot/store/sqlite/schema.ts'

const [file = '', wanted = ''] = process.argv.slice(2)
const database = new DatabaseSync(file)
database.function('stand_still', () => {
  writeSync(1, 'AT\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  return null
})
migrate(
  database,
  file,
  schemaSteps.map((step, at) => (at === Number(wanted) ? `${step}; SELECT stand_still()` : step)),
)
