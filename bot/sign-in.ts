/** The part of the composition root that knows local mode from a real tenant. */
import { readFileSync, statSync } from 'node:fs'
import { createAppToken } from '#bot/auth/app-token.ts'
import { microsoftAuthority, type Authority } from '#bot/auth/authority.ts'
import { createBotTokens } from '#bot/auth/bot-token.ts'
import { readLocalToken } from '#bot/auth/local-token.ts'
import { createTabTokens } from '#bot/auth/tab-token.ts'
import type { MountDeps } from '#bot/api/mount-contract.ts'
import type { Config } from '#bot/config/config.ts'
import { ConfigError } from '#bot/config/env.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { AppCredential } from '#bot/ports/entra-config.ts'
import { localAppId, localTenantId } from '#bot/ports/local-tenant.ts'
import { entraTrust, localTrust, type EntraTrustDeps, type Trust } from '#bot/teams/sdk/trust.ts'

/** Who issues tokens, and how the connector is reached: Microsoft, or what tests put in its place. */
export type Cloud = Pick<EntraTrustDeps, 'appToken' | 'reroute'> & { readonly authority: Authority }

export type SignIn = { readonly trust: Trust; readonly authenticate: MountDeps['authenticate']; readonly appId: string }

/** @param cloud - Microsoft's when left out */
export function signInOf(config: Config, cloud: Cloud | undefined, clock: Clock): SignIn {
  if (config.mode === 'local') {
    return {
      trust: localTrust(localTenantId),
      authenticate: ({ headers }) => readLocalToken(headers['authorization']),
      appId: localAppId,
    }
  }
  const { entra } = config
  checkCertificate(entra.credential)
  const authority = cloud?.authority ?? microsoftAuthority
  const botTokens = createBotTokens({ authority, appId: entra.appId, clock })
  const tabTokens = createTabTokens({ authority, entra, clock })
  return {
    trust: entraTrust({ entra, cloud: authority, tokens: botTokens, appToken: createAppToken(entra), ...cloud }),
    authenticate: ({ headers }) => tabTokens.verify(headers['authorization']),
    appId: entra.appId,
  }
}

/** Found at the start, not with the first message. @throws ConfigError */
function checkCertificate(credential: AppCredential): void {
  if (credential.kind !== 'certificate') return
  const pem = readText(credential.path)
  if (pem !== null && /-----BEGIN CERTIFICATE-----/u.test(pem) && /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/u.test(pem)) return
  const what = pem === null ? 'can\u2019t be read' : 'doesn\u2019t hold both a certificate and its private key'
  throw new ConfigError([`MicrosoftAppCertificatePath is ${credential.path}, and that file ${what}. Name a PEM file with both.`])
}

function readText(path: string): string | null {
  try {
    // Whatever isn't a file may never end.
    return statSync(path).isFile() ? readFileSync(path, 'utf8') : null
  } catch {
    return null
  }
}
