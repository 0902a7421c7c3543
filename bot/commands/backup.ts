/** `npm run backup -- FILE [--force]`: a verified copy of the database, also while the service runs. */
import { join } from 'node:path'
import { readStore } from '#bot/config/store-only.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { sqliteFileName } from '#bot/store/open-store.ts'
import { systemClock } from '#bot/system-clock.ts'
import { documentsOf, sizeOf } from './amounts.ts'
import { runCommand, takeNoWords, UsageError } from './command-line.ts'
import { makeBackup } from './make-backup.ts'

const usage = `Usage: npm run backup -- FILE [--force]
  FILE     where to write it; of a folder that is there, a file in it named by date and time
  --force  a file of that name is replaced

Copies the SQLite database in COMMONPLACE_DATA (./data), also while the service runs and people write, verifies the
copy and writes its SHA-256 beside it. It holds everything that people wrote, private notebooks too: keep it as safe
as the database itself. To put it back: npm run restore -- FILE`

await runCommand(usage, { force: { type: 'boolean', default: false } }, async ({ values, positionals }) => {
  const [target, ...others] = positionals
  if (target === undefined || target === '') throw new UsageError('The file is missing.')
  takeNoWords(others)
  const store = readStore(process.env)
  if (store.kind === 'cosmos')
    throw new OperatorError(
      'The documents are in Cosmos DB, which backs itself up continuously: infra/README.md tells how to go back to an earlier hour. ' +
        'A copy of everything in one file: npm run migrate -- --export FILE.ndjson',
    )
  const database = join(store.directory, sqliteFileName)
  const made = await makeBackup({ database, target, isForced: values.force, clock: systemClock })
  console.log(
    `${made.file} holds ${documentsOf(made.documents)} (${sizeOf(made.bytes)}); it was read back and is whole.\nSHA-256 ${made.sha256}`,
  )
})
