/** A real tenant for `startApp`: an issuer of tokens on this machine, and the fake connector behind Teams' own address. */
import type { EntraConfig } from '#bot/ports/entra-config.ts'
import type { Cloud } from '#bot/sign-in.ts'
import { tenantId } from '#domain/ids.ts'
import { tenant, type TestPerson } from '#tests/support/teams/cast.ts'
import type { FakeConnector } from '#tests/support/teams/fake-connector.ts'
import { startLocalIssuer, type Claims, type LocalIssuer, type Minted } from './local-issuer.ts'

export type EntraRig = {
  readonly config: EntraConfig
  readonly cloud: Cloud
  readonly issuer: LocalIssuer
  readonly serviceUrl: string
  /** The header that Teams sends with an activity from this service URL. */
  readonly botAuthorization: (serviceUrl: string, claims?: Claims, minted?: Minted) => Promise<string>
  /** The header of a person's tab. */
  readonly authorization: (person: TestPerson, claims?: Claims, minted?: Minted) => Promise<string>
  readonly close: () => Promise<void>
}

export const appId = '608cacfd-1cea-40c9-b678-4b93e69bb72b'
export const appToken = 'token-for-the-connector'
const teamsOnTheWeb = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'
const serviceUrl = 'https://smba.trafficmanager.net/emea/'

/** @param more - laid over the configuration of one tenant without guests */
export const entraRig =
  (more: Partial<EntraConfig> = {}) =>
  async (connector: FakeConnector, nowMs: () => number): Promise<EntraRig> => {
    const issuer = await startLocalIssuer(nowMs)
    const { authority } = issuer
    return {
      config: {
        appId,
        tenantId: tenantId(tenant),
        credential: { kind: 'secret', secret: 'never used' },
        tenants: [tenantId(tenant)],
        serviceHosts: ['smba.trafficmanager.net', '*.botframework.com'],
        audiences: [appId],
        admitsGuests: false,
        ...more,
      },
      cloud: {
        authority,
        appToken: async () => appToken,
        reroute(request) {
          request.url = request.url.replace(serviceUrl, connector.serviceUrl)
          request.allowInsecureConnection = true
        },
      },
      issuer,
      serviceUrl,
      botAuthorization: async (serviceurl, claims = {}, minted = {}) =>
        `Bearer ${await issuer.mint({ iss: authority.botIssuer, aud: appId, serviceurl, ...claims }, minted)}`,
      authorization: async ({ personId }, claims = {}, minted = {}) => {
        const [iss] = authority.issuers(tenantId(tenant))
        const ours = { iss, aud: appId, tid: tenant, oid: personId, scp: 'access_as_user', azp: teamsOnTheWeb, ver: '2.0' }
        return `Bearer ${await issuer.mint({ ...ours, ...claims }, minted)}`
      },
      close: issuer.close,
    }
  }
