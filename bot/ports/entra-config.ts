/** Who the service is to Entra, and whom it lets in. */
import type { TenantId } from '#domain/ids.ts'

/** The one single-tenant app registration that serves bot and tab, and whom it serves. */
export type EntraConfig = {
  /** Its application (client) id. */
  readonly appId: string
  /** The tenant that it is registered in. */
  readonly tenantId: TenantId
  readonly credential: AppCredential
  /** Whose people are let in; the registration's own tenant unless others are named. */
  readonly tenants: readonly TenantId[]
  /** Where Teams may be: host names, `*.` for every name below. Activities and stored addresses with another host are refused. */
  readonly serviceHosts: readonly string[]
  /** What a person's token may be made out for: the app's id, and its URI where its domain is known. */
  readonly audiences: readonly string[]
  readonly admitsGuests: boolean
}

/** How the service proves to Entra that it is the app. */
export type AppCredential =
  /** The managed identity that the registration trusts as its federated credential. */
  | { readonly kind: 'managed-identity'; readonly clientId: string }
  /** A PEM file with certificate and private key. */
  | { readonly kind: 'certificate'; readonly path: string }
  | { readonly kind: 'secret'; readonly secret: string }
