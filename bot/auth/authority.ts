/** Where tokens come from: Microsoft's public cloud, or what tests put in its place. */
import type { TenantId } from '#domain/ids.ts'

export type Authority = {
  /** Of tokens that Teams sends with activities. */
  readonly botIssuer: string
  /** OpenID metadata; names the address of the keys. */
  readonly botMetadataUrl: string
  /** Issuers of people's tokens in a tenant: version 2.0 first, then 1.0. */
  readonly issuers: (tenant: TenantId) => readonly [string, string]
  readonly keysUrl: (tenant: TenantId) => string
}

/**
 * Sources: Bot Framework REST API, "Authenticate requests from the Bot Connector service to your bot";
 * Microsoft identity platform, "Access tokens" (claims `iss` and `ver`).
 */
export const microsoftAuthority: Authority = {
  botIssuer: 'https://api.botframework.com',
  botMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  issuers: (tenant) => [`https://login.microsoftonline.com/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`],
  keysUrl: (tenant) => `https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`,
}
