/** `npm run purge-tenant -- TENANT [--yes]`: removes everything of a tenant, for good. */
import { tenantId, type TenantId } from '#domain/ids.ts'
import { readStore } from '#bot/config/store-only.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { systemClock } from '#bot/system-clock.ts'
import { peopleOf, resourcesOf, teamsOf, waitingOf } from './amounts.ts'
import { runCommand, takeNoWords, UsageError } from './command-line.ts'
import { nameOf } from './existing-store.ts'
import { createTenantRemover, type TenantCounts } from './tenant-remover.ts'

const usage = `Usage: npm run purge-tenant -- TENANT [--yes]
  TENANT  the tenant's Entra id; "local" for the one of local mode
  --yes   does it; without it, says what would be removed and changes nothing

Removes the libraries of all teams of a tenant, the notebooks and settings of all its people, and what waits to be
sent to them, from the store that the service's settings name: COSMOS_ENDPOINT, or SQLite in COMMONPLACE_DATA. It can't
be undone. What stays is a receipt: the tenant's id, when, and how many. Stop the service first; where it goes on for
other tenants, take this one out of ALLOWED_TENANTS and start it again, so that nobody of it writes meanwhile. Backups
still hold it until you delete them. Cut short, it is safe to run again.`

await runCommand(usage, { yes: { type: 'boolean', default: false } }, async ({ values, positionals }) => {
  const [given, ...others] = positionals
  if (given === undefined) throw new UsageError('The tenant is missing.')
  takeNoWords(others)
  const tenant = tenantOf(given)
  const store = readStore(process.env)
  const remover = await createTenantRemover({ store }, systemClock)
  try {
    console.log(`In ${nameOf(store)}:`)
    const counts = await remover.count(tenant)
    if (Object.values(counts).every((count) => count === 0))
      throw new OperatorError(
        `There is nothing of tenant ${tenant} in this store. Check that it is the right one: nothing was changed, and no receipt is kept.`,
      )
    if (!values.yes) {
      console.log(`This would remove ${sentenceOf(counts)} of tenant ${tenant}, for good: it can't be undone. Nothing was changed.`)
      console.log(`${firstStep(tenant, process.env['ALLOWED_TENANTS'])}, and run this with --yes.`)
      return
    }
    const { teams, people, endedAt } = await remover.remove(tenant)
    console.log(`Removed ${sentenceOf({ ...counts, teams, people })} of tenant ${tenant}, for good, at ${endedAt}. A receipt is kept.`)
  } finally {
    await remover.close()
  }
})

function tenantOf(given: string): TenantId {
  if (given === 'local') return localTenantId
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(given))
    throw new OperatorError(
      `${given} is no tenant id. Copy *Tenant ID* from the overview of Entra, or say "local" for the one of local mode.`,
    )
  return tenantId(given.toLowerCase())
}

/** Only one of several tenants can be taken out while the service goes on. */
function firstStep(tenant: TenantId, allowed = ''): string {
  return allowed.toLowerCase().includes(tenant) && allowed.includes(',')
    ? 'To do it, take the tenant out of ALLOWED_TENANTS, start the service again'
    : 'To do it, stop the service first'
}

function sentenceOf({ teams, people, resources, waiting }: TenantCounts): string {
  return `${teamsOf(teams)} with ${resourcesOf(resources)}, ${peopleOf(people)} and ${waitingOf(waiting)}`
}
