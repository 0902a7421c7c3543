/** `npm run migrate -- --from FOLDER | --export FILE | --import FILE`: everything from one store to another. */
import { readStore, readStoreOnly } from '#bot/config/store-only.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import type { BroughtIn } from '#bot/store/transfer/tally.ts'
import { systemClock } from '#bot/system-clock.ts'
import { progressLine, runCommand, takeNoWords, UsageError } from './command-line.ts'
import { documentsOf, peopleOf, teamsOf } from './amounts.ts'
import { exportTo, importFrom, migrateFrom, type MigrateDeps } from './migrate-documents.ts'

const usage = `Usage: npm run migrate -- --from FOLDER     from SQLite in that folder into Cosmos DB
       npm run migrate -- --export FILE     everything in the store into a file of JSON lines
       npm run migrate -- --import FILE     such a file into the store
The store is the one that the service's settings name: COSMOS_ENDPOINT, or SQLite in COMMONPLACE_DATA. Nothing else of
the settings is needed, but for --export from Cosmos DB whose data are meant: MicrosoftAppTenantId, or ALLOWED_TENANTS.

Stop the service first. Of SQLite this is made sure of; of Cosmos DB nobody can tell, and what a service sends and
writes meanwhile may be sent twice or left out. Nothing that is in the store already is changed: run it again when it
was cut short, as often as you like. In the end both sides are compared by number and by SHA-256.
The file holds everything that people wrote, private notebooks too.`

const options = { from: { type: 'string' }, export: { type: 'string' }, import: { type: 'string' } } as const

await runCommand(usage, options, async ({ values, positionals }) => {
  takeNoWords(positionals)
  if (Object.keys(values).length !== 1) throw new UsageError('Say one of --from, --export and --import.')
  if (Object.values(values).includes('')) throw new UsageError('The name of the file or folder is missing.')
  const line = progressLine('Documents:')
  const deps: MigrateDeps = {
    config: values.export === undefined ? { store: readStore(process.env), tenants: [] } : readStoreOnly(process.env),
    clock: systemClock,
    onProgress: (documents) => line.show(documents.toLocaleString('en-GB')),
  }
  if (values.export !== undefined) {
    const { documents, tenants } = await exportTo(deps, values.export).finally(line.end)
    for (const { tenantId, teams, people } of tenants) console.log(`tenant ${tenantId}: ${teamsOf(teams)}, ${peopleOf(people)}`)
    console.log(`${values.export} holds ${documentsOf(documents)}. Put them into another store with: npm run migrate -- --import FILE`)
    return
  }
  const brought = await (values.from === undefined ? importFrom(deps, values.import ?? '') : migrateFrom(deps, values.from)).finally(
    line.end,
  )
  print(brought)
})

function print({ written, sides, differences }: BroughtIn): void {
  for (const container of ['app', 'ops'] as const) {
    const { source, target } = sides[container]
    const of = ({ documents, partitions, sha256 }: typeof source): string =>
      `${documentsOf(documents)}, ${partitions} ${partitions === 1 ? 'partition' : 'partitions'}, SHA-256 ${sha256}`
    console.log(`${container}\n  source  ${of(source)}\n  store   ${of(target)}`)
  }
  if (differences.length === 0) {
    console.log(
      `Both sides are the same; ${written.toLocaleString('en-GB')} were written just now. ` +
        'Start the service on this store, and never again on the old one: what waits to be sent would be sent twice.',
    )
    return
  }
  const what = {
    missing: 'are missing in the store',
    different: 'are something else in the store, and were left as they are',
    unknown: 'are in the store alone',
  }
  for (const { container, pk, type, what: kind, count } of differences.slice(0, 50))
    console.log(`${container} ${pk}: ${count} of type ${type} ${what[kind]}`)
  if (differences.length > 50) console.log(`… and ${differences.length - 50} more.`)
  throw new OperatorError(
    'The two sides are not the same. If somebody has used the store meanwhile, that is why; to begin anew, empty its containers and run this again.',
  )
}
