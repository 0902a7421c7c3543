/** `npm run deploy`: sends infra/build/commonplace.zip to the site, with the Azure CLI. `npm run release` makes that file. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { failWith } from '#bot/run.ts'
import { AzError, openAz } from './az.ts'

const zip = fileURLToPath(new URL('build/commonplace.zip', import.meta.url))

try {
  await main(process.env)
} catch (error) {
  failWith(error instanceof AzError ? new OperatorError(`The release could not be sent: ${error.message}`, { cause: error }) : error)
}

async function main(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const site = environment['COMMONPLACE_SITE']?.trim() ?? ''
  const group = environment['AZURE_RESOURCE_GROUP']?.trim() ?? ''
  if (site === '' || group === '') {
    throw new OperatorError(
      'Set AZURE_RESOURCE_GROUP to the resource group, and COMMONPLACE_SITE to what the deployment of infra/main.bicep gave out as that.',
    )
  }
  if (!existsSync(zip)) throw new OperatorError('There is no release yet. Run `npm run release` first.')
  const to = ['--resource-group', group, '--name', site]
  await openAz(environment)(['webapp', 'deploy', ...to, '--type', 'zip', '--src-path', zip, '--output', 'none'])
  console.log(
    `The release is at ${site}. In a minute or two https://${environment['COMMONPLACE_HOST'] ?? `${site}.azurewebsites.net`}/health/ready says "ready".`,
  )
}
