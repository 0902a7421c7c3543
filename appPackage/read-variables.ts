/** What the package needs to know of the installation, read and checked before anything is written. */
import { OperatorError } from '#bot/ports/operator-error.ts'

export type PackageVariables = {
  /** Application (client) id of the Entra app registration, lower case. */
  readonly appId: string
  /** Public domain of the service, lower case. */
  readonly host: string
}

/**
 * @param environment - an empty value counts as not set
 * @throws OperatorError naming every variable at fault and what to do
 */
export function readVariables(environment: Readonly<Record<string, string | undefined>>): PackageVariables {
  const appId = environment['MicrosoftAppId']?.trim() ?? ''
  const host = environment['COMMONPLACE_HOST']?.trim() ?? ''
  const faults = [appIdFault(appId), hostFault(host)].filter((fault) => fault !== null)
  if (faults.length > 0) {
    throw new OperatorError(`The package can't be made:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
  }
  return { appId: appId.toLowerCase(), host: host.toLowerCase() }
}

function appIdFault(appId: string): string | null {
  const next = 'Copy *Application (client) ID* from the Entra app registration.'
  if (appId === '') return `MicrosoftAppId is not set. ${next}`
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(appId) ? null : `MicrosoftAppId is not a GUID: ${appId}. ${next}`
}

/** A domain of at least two labels: Teams opens tabs by public https addresses only. */
const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/iu

/** Whether it is a domain alone: no scheme, port or path. */
export const isPublicDomain = (host: string): boolean => domain.test(host)

function hostFault(host: string): string | null {
  const next = 'Give the domain alone, such as commonplace.contoso.com: no https://, port or path.'
  if (host === '') return `COMMONPLACE_HOST is not set. ${next}`
  return isPublicDomain(host) ? null : `COMMONPLACE_HOST is not a public domain: ${host}. ${next}`
}
