/** Sends a release to the site that the templates made. */
import { existsSync } from 'node:fs'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { AzError, type Az } from './az.ts'

/**
 * @param zip - path of what `npm run release` wrote
 * @param openAz - asked for when everything else is in order
 * @returns where the service will answer
 * @throws OperatorError with what to do
 */
export async function sendRelease(
  zip: string,
  environment: Readonly<Record<string, string | undefined>>,
  openAz: () => Az,
): Promise<string> {
  const site = environment['COMMONPLACE_SITE']?.trim() ?? ''
  const group = environment['AZURE_RESOURCE_GROUP']?.trim() ?? ''
  if (site === '' || group === '') {
    throw new OperatorError(
      'Set AZURE_RESOURCE_GROUP to the resource group, and COMMONPLACE_SITE to what the deployment of infra/main.bicep gave out as that.',
    )
  }
  // azd may have been told another subscription than az.
  const subscription = environment['AZURE_SUBSCRIPTION_ID']?.trim() ?? ''
  const to = ['--resource-group', group, '--name', site, ...(subscription === '' ? [] : ['--subscription', subscription])]
  if (!existsSync(zip)) throw new OperatorError('There is no release yet. Run `npm run release` first.')
  try {
    await openAz()(['webapp', 'deploy', ...to, '--type', 'zip', '--src-path', zip, '--output', 'none'])
  } catch (error) {
    if (!(error instanceof AzError)) throw error
    throw new OperatorError(`The release could not be sent: ${error.message}`, { cause: error })
  }
  return `https://${environment['COMMONPLACE_HOST']?.trim() || `${site}.azurewebsites.net`}`
}
