/** Whom the door lets in and where it calls out: all there is to know of local mode and of a real tenant here. */
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { BotFrameworkAuthentication, ClaimsIdentity, UserTokenClient } from 'botframework-connector'
import { tenantId as asTenantId, type TenantId } from '#domain/ids.ts'
import type { EntraConfig } from '#bot/ports/entra-config.ts'
import type { PipelineRequest } from './connector-clients.ts'
import { appCredentialsFactory, lendKeys, type TokenKeys } from './sdk-credentials.ts'

export type Trust = {
  /** Empty in local mode. */
  readonly appId: string
  readonly authentication: BotFrameworkAuthentication
  /** Sends a request to the connector elsewhere, by changing it: for tests. */
  readonly reroute: (request: Pick<PipelineRequest, 'url' | 'allowInsecureConnection'>) => void
  /** What can be known before the activity is read. @throws AppError as `verifyCaller` */
  readonly admitCaller: (authorization: string | undefined) => Promise<void>
  /** @throws AppError `not-signed-in` | `sign-in-unreachable` */
  readonly verifyCaller: (authorization: string | undefined, serviceUrl: string) => Promise<void>
  /** Checked when an activity arrives and again when a stored address is used. */
  readonly isTrustedServiceUrl: (serviceUrl: string) => boolean
  /** @returns null for a tenant that is not let in, and when an activity's two fields don't agree */
  readonly tenantOf: (named: readonly (string | null | undefined)[]) => TenantId | null
}

/** With an empty app id the SDK authenticates nobody and the service URL is whatever the caller wrote: it must be loopback. */
export function localTrust(tenantId: TenantId): Trust {
  return {
    appId: '',
    authentication: new Authentication({}),
    reroute: () => undefined,
    admitCaller: async () => undefined,
    verifyCaller: async () => undefined,
    isTrustedServiceUrl: (serviceUrl) => isPlain(serviceUrl, ['http:', 'https:']) && loopbackHosts.has(new URL(serviceUrl).hostname),
    // Local mode has one tenant, whatever an activity says.
    tenantOf: () => tenantId,
  }
}

/** What the SDK is told of the cloud it is in: each of them, or it takes none. */
export type BotCloud = { readonly botIssuer: string; readonly botMetadataUrl: string }

export type EntraTrustDeps = {
  readonly entra: EntraConfig
  readonly cloud: BotCloud
  readonly tokens: TokenKeys & { readonly admit: Trust['admitCaller']; readonly verify: Trust['verifyCaller'] }
  /** A token for the connector. */
  readonly appToken: () => Promise<string>
  /** For tests, which stand in for the connector. */
  readonly reroute?: Trust['reroute']
}

/**
 * The caller's token is verified twice: by us, who answer each fault with 401, wait at most three seconds and keep the keys through
 * an outage, and by the SDK, which prints and rethrows what it refuses, and asks for keys without a limit of time.
 */
export function entraTrust({ entra, cloud, tokens, appToken, reroute = () => undefined }: EntraTrustDeps): Trust {
  lendKeys(cloud.botMetadataUrl, tokens)
  const tenants = new Set<string>(entra.tenants)
  return {
    appId: entra.appId,
    authentication: new Authentication(
      {
        ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${entra.tenantId}`,
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        ToBotFromChannelTokenIssuer: cloud.botIssuer,
        OAuthUrl: 'https://api.botframework.com',
        ToBotFromChannelOpenIdMetadataUrl: cloud.botMetadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: cloud.botMetadataUrl,
        CallerId: '',
      },
      appCredentialsFactory(entra.appId, appToken),
    ),
    reroute,
    admitCaller: tokens.admit,
    verifyCaller: tokens.verify,
    isTrustedServiceUrl: (serviceUrl) => isPlain(serviceUrl, ['https:']) && hostMatches(new URL(serviceUrl), entra.serviceHosts),
    tenantOf: (named) => {
      const said = new Set(named.flatMap((id) => (id === null || id === undefined || id === '' ? [] : [id.toLowerCase()])))
      const [only] = said
      return only !== undefined && said.size === 1 && tenants.has(only) ? asTenantId(only) : null
    },
  }
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

function isPlain(serviceUrl: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false
  const { protocol, username, password } = new URL(serviceUrl)
  return protocols.includes(protocol) && username === '' && password === ''
}

const hostMatches = ({ hostname, port }: URL, hosts: readonly string[]): boolean =>
  port === '' && hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host))

/** As the SDK's own, but with one client for sign-in tokens, which nobody here uses, in place of one per turn. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  #userTokenClient: Promise<UserTokenClient> | null = null

  override createUserTokenClient(claims: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokenClient ??= super.createUserTokenClient(claims).catch((error: unknown) => {
      this.#userTokenClient = null
      throw error
    })
    return this.#userTokenClient
  }
}
