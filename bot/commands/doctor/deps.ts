/** What the doctor needs from outside: in tests everything of it is on this machine. */
import type { Authority } from '#bot/auth/authority.ts'
import type { Environment } from '#bot/config/env.ts'
import type { EntraConfig } from '#bot/ports/entra-config.ts'
import type { Ask } from './ask.ts'

export type DoctorDeps = {
  /** The process's variables, as the service would get them. */
  readonly environment: Environment
  readonly nowMs: () => number
  /** The Node that runs, and the one that the package asks for. */
  readonly node: { readonly running: string; readonly wanted: string }
  readonly authority: Authority
  readonly ask: Ask
  /** A token for Teams' connector. @throws what the Azure SDK throws */
  readonly appToken: (entra: EntraConfig) => Promise<string>
  /** Where `npm run package` puts the package. */
  readonly packageFile: string
  /** Version of the manifest that this release has. */
  readonly manifestVersion: string
}

/** The service's domain; null when it isn't set. */
export function hostOf({ environment }: Pick<DoctorDeps, 'environment'>): string | null {
  const host = environment['COMMONPLACE_HOST']?.trim().toLowerCase() ?? ''
  return host === '' ? null : host
}

/** Where Azure runs it, by the variables that it sets there; null elsewhere. */
export function hostingOf({ environment }: Pick<DoctorDeps, 'environment'>): 'App Service' | 'Container Apps' | null {
  if ((environment['WEBSITE_INSTANCE_ID'] ?? '') !== '') return 'App Service'
  return (environment['CONTAINER_APP_NAME'] ?? '') === '' ? null : 'Container Apps'
}

/** How to run the doctor where the managed identity is. */
export const runOnHost =
  'Run it on the host: App Service, Development Tools, SSH, then `cd /home/site/wwwroot && npm run doctor`; Container Apps, Monitoring, Console.'
