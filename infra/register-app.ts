/**
 * `npm run register`: makes or mends the Entra app registration, with the Azure CLI. Run it before the first deployment, which needs its id,
 * and after it, when domain and identity are known; `azd up` does both.
 */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { runPlainCommand } from '#bot/commands/command-line.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { AzError, openAz } from './az.ts'
import { register } from './register.ts'

const usage = `Usage: npm run register
Makes the Entra app registration, or mends it, with the Azure CLI: sign in with \`az login\` first. Running it again does no harm.
  MicrosoftAppId         the registration that is there; without it one is made, or found by its name
  MicrosoftAppTenantId   the tenant it has to be in (or AZURE_TENANT_ID)
  COMMONPLACE_APP_NAME   its name, when it is made (Commonplace)
  COMMONPLACE_HOST       the service's domain, known after the deployment
  COMMONPLACE_IDENTITY   the managed identity's object id, known after the deployment`

await runPlainCommand(usage, async () => {
  try {
    await main(process.env)
  } catch (error) {
    if (!(error instanceof AzError)) throw error
    throw new OperatorError(`The Azure CLI could not do it: ${error.message}`, { cause: error })
  }
})

async function main(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const read = (name: string): string | null => environment[name]?.trim().toLowerCase() || null
  const input = {
    displayName: environment['COMMONPLACE_APP_NAME']?.trim() || 'Commonplace',
    appId: read('MicrosoftAppId'),
    tenantId: read('MicrosoftAppTenantId') ?? read('AZURE_TENANT_ID'),
    host: read('COMMONPLACE_HOST'),
    identityId: read('COMMONPLACE_IDENTITY'),
  }
  const { appId, tenantId, steps, others } = await register(
    { az: openAz(environment), newId: randomUUID, pause: () => setTimeout(3_000) },
    input,
  )
  for (const { what, wasThere } of steps) console.log(`${wasThere ? 'there already' : 'done now'.padEnd(13)}  ${what}`)
  if (input.host === null || input.identityId === null)
    console.log('later          domain and identity: run this again after the deployment')
  for (const other of others) console.log(`note           it also ${other}`)
  console.log(`MicrosoftAppId=${appId}\nMicrosoftAppTenantId=${tenantId}`)
  if (environment['AZURE_ENV_NAME'] !== undefined && input.appId !== appId) rememberForAzd(appId)
}

/** `azd` hands its environment to the templates. */
function rememberForAzd(appId: string): void {
  const { status } = spawnSync('azd', ['env', 'set', 'MicrosoftAppId', appId], { stdio: 'inherit' })
  if (status !== 0) throw new OperatorError(`azd did not take the id. Run \`azd env set MicrosoftAppId ${appId}\`, and \`azd up\` again.`)
}
