/** `npm run purge-tenant -- TENANT [--yes]`: removes everything of a tenant, for good. */
import { tenantId, type TenantId } from '#domain/ids.ts'
import { readConfig } from '#bot/config/env.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { systemClock } from '#bot/system-clock.ts'
import { runCommand, UsageError } from './command-line.ts'
import { createTenantRemover, type TenantCounts } from './tenant-remover.ts'

const usage = `Usage: npm run purge-tenant -- TENANT [--yes]
  TENANT  the tenant's Entra id; "local" for the one of local mode
  --yes   does it; without it, says what would be removed and changes nothing

Removes the libraries of all teams of a tenant, the notebooks and settings of all its people, and what waits to be
sent to them. It can't be undone. What stays is a receipt: the tenant's id, when, and how many. Take the tenant out of
ALLOWED_TENANTS and start the service again first, so that nobody of it writes meanwhile. Backups still hold it until
you delete them. Cut short, it is safe to run again.`

await runCommand(usage, { yes: { type: 'boolean', default: false } }, async ({ values, positionals }) => {
  const [given, ...others] = positionals
  if (given === undefined || others.length > 0) throw new UsageError()
  const tenant = tenantOf(given)
  const remover = await createTenantRemover(readConfig(process.env), systemClock)
  try {
    const counts = await remover.count(tenant)
    if (!values.yes) {
      console.log(`This would remove ${sentenceOf(counts)} of tenant ${tenant}, for good: it can't be undone. Nothing was changed.`)
      console.log('To do it, take the tenant out of ALLOWED_TENANTS, start the service again, and run this with --yes.')
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

function sentenceOf({ teams, people, resources, notices }: TenantCounts): string {
  const of = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
  return `${of(teams, 'team', 'teams')} with ${of(resources, 'resource', 'resources')}, ${of(people, 'person', 'people')} and ${of(notices, 'notice', 'notices')}`
}
