/** `npm run restore -- FILE`: puts a backup in place of the database; the service must be stopped. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readStore } from '#bot/config/store-only.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { sqliteFileName } from '#bot/store/open-store.ts'
import { systemClock } from '#bot/system-clock.ts'
import { ownerOf } from '#bot/store/sqlite/file-owner.ts'
import { documentsOf } from './amounts.ts'
import { checksumFile } from './checksum.ts'
import { runCommand, takeNoWords, UsageError } from './command-line.ts'
import { withFileFaults } from './file-faults.ts'
import { restoreBackup } from './restore-backup.ts'

const usage = `Usage: npm run restore -- FILE
  FILE  a backup, made by npm run backup of this release or an older one

Stop the service first: while it has the database open, this is refused. The backup is verified, what is in
COMMONPLACE_DATA (./data) is kept beside the database until you delete it, and then the backup takes its place, all
of it or nothing. What was written after the backup is gone from the service, and what was deleted after it is back:
also people who deleted themselves.`

await runCommand(usage, {}, async ({ positionals }) => {
  const [backup, ...others] = positionals
  if (backup === undefined || backup === '') throw new UsageError('The file is missing.')
  takeNoWords(others)
  const store = readStore(process.env)
  if (store.kind === 'cosmos')
    throw new OperatorError(
      'The documents are in Cosmos DB, where a backup of SQLite has no place. infra/README.md tells how to go back to an earlier hour; ' +
        'a database file is brought in by npm run migrate.',
    )
  await withFileFaults(store.directory, async () => mkdirSync(store.directory, { recursive: true, mode: 0o700 }))
  const database = join(store.directory, sqliteFileName)
  const { documents, kept, keptBefore, hadChecksum } = await restoreBackup({ backup, database, clock: systemClock })
  console.log(`The database holds ${documentsOf(documents)} of ${backup} again. Start the service.`)
  if (kept !== null) console.log(`What was there before is in ${kept}. Delete it when you no longer need it.`)
  if (keptBefore.length > 0)
    console.log(`Restores before this one have kept ${keptBefore.join(', ')} there: everything that people had written. Delete that too.`)
  if (!hadChecksum) console.log(`There was no ${checksumFile(backup)} beside it, so only SQLite\u2019s own check was made.`)
  if (process.getuid?.() === 0 && ownerOf(database).uid === 0)
    console.log(`${database} belongs to root. If the service runs as another user, give it to that one: chown -R USER ${store.directory}`)
  console.log('Whoever deleted themselves or something of theirs after the backup is in it again: delete that again.')
})
