/** The part of the composition root that knows local mode from a real tenant. */
import { createAppToken } from '#bot/auth/app-token.ts'
import { microsoftAuthority, type Authority } from '#bot/auth/authority.ts'
import { createBotTokens } from '#bot/auth/bot-token.ts'
import { readLocalToken } from '#bot/auth/local-token.ts'
import { createTabTokens } from '#bot/auth/tab-token.ts'
import type { MountDeps } from '#bot/api/mount-contract.ts'
import type { Config } from '#bot/config/config.ts'
import type { Clock } from '#bot/ports/clock.ts'
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
  const authority = cloud?.authority ?? microsoftAuthority
  const botTokens = createBotTokens({ authority, appId: entra.appId, clock })
  const tabTokens = createTabTokens({ authority, entra, clock })
  return {
    trust: entraTrust({ entra, cloud: authority, tokens: botTokens, appToken: createAppToken(entra), ...cloud }),
    authenticate: ({ headers }) => tabTokens.verify(headers['authorization']),
    appId: entra.appId,
  }
}
