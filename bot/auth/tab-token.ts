/** The token that Teams gets for a person who looks at the tab. */
import { decodeJwt, errors, type JWTPayload } from 'jose'
import * as z from 'zod/mini'
import { AppError } from '#domain/errors.ts'
import { personId, tenantId, type TenantId } from '#domain/ids.ts'
import type { EntraConfig } from '#bot/ports/entra-config.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { VerifiedIdentity } from '#bot/ports/gate.ts'
import type { Authority } from './authority.ts'
import { fetchKeys } from './fetch-keys.ts'
import { createKeySource, type KeySource } from './key-source.ts'
import { bearerToken, verifyToken } from './verify-token.ts'

/**
 * The applications in which people may open the tab: Teams, Microsoft 365 and Outlook on their platforms.
 * Source: Microsoft Teams platform, "Configure your tab app in Microsoft Entra ID" (client ids to authorise).
 */
export const hostApps = new Set([
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  '4765445b-32c6-49b0-83e6-1d93765276ca',
  '0ec893e0-5785-4de6-99da-4ed124e5296c',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  '27922004-5251-4030-b22d-91ecd9a37ea4',
])
const clockToleranceSeconds = 60
/** The one permission that the app registration offers. */
export const scope = 'access_as_user'

const guid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu))
/** Version 1.0 names the calling application `appid`, 2.0 `azp`. A token of an application alone has no `scp`. */
const claimsSchema = z.object({
  tid: guid,
  oid: guid,
  scp: z.string(),
  appid: z.optional(z.string()),
  azp: z.optional(z.string()),
  idtyp: z.optional(z.string()),
})

export type TabTokens = {
  /** @throws AppError `not-signed-in` | `sign-in-unreachable` */
  readonly verify: (authorization: string | undefined) => Promise<VerifiedIdentity>
}

/** Source: Microsoft identity platform, "Secure applications and APIs by validating claims". */
export function createTabTokens(deps: {
  readonly authority: Authority
  readonly entra: Pick<EntraConfig, 'tenants' | 'audiences'>
  readonly clock: Clock
}): TabTokens {
  const { authority, entra, clock } = deps
  const keysOf = new Map<TenantId, KeySource>(
    entra.tenants.map((tenant) => [tenant, createKeySource({ fetchKeys: () => fetchKeys(authority.keysUrl(tenant)), clock })]),
  )

  return {
    async verify(authorization) {
      const token = bearerToken(authorization)
      // Not believed yet: it only says whose keys to ask, and the issuer below is bound to it.
      const tenant = claimedTenant(token)
      const keys = keysOf.get(tenant)
      if (keys === undefined) throw new AppError('not-signed-in')
      const { claims } = await verifyToken(
        token,
        { keys, clock },
        {
          issuer: [...authority.issuers(tenant)],
          audience: [...entra.audiences],
          clockTolerance: clockToleranceSeconds,
          requiredClaims: ['exp', 'nbf', 'iat'],
        },
      )
      return identityOf(claims, tenant)
    },
  }
}

function claimedTenant(token: string): TenantId {
  try {
    const { tid } = decodeJwt(token)
    return tenantId(typeof tid === 'string' ? tid : '')
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new AppError('not-signed-in', {}, { cause: error })
    throw error
  }
}

function identityOf(claims: JWTPayload, tenant: TenantId): VerifiedIdentity {
  const parsed = claimsSchema.safeParse(claims)
  if (!parsed.success) throw new AppError('not-signed-in')
  const { tid, oid, scp, appid, azp, idtyp } = parsed.data
  const isOurs =
    tenantId(tid) === tenant && scp.split(' ').includes(scope) && idtyp !== 'app' && hostApps.has((azp ?? appid ?? '').toLowerCase())
  if (!isOurs) throw new AppError('not-signed-in')
  return { tenantId: tenant, personId: personId(oid) }
}
