/** The token that Teams sends with an activity. */
import { exportSPKI } from 'jose'
import { AppError } from '#domain/errors.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Authority } from './authority.ts'
import { fetchKeysOf } from './fetch-keys.ts'
import { createKeySource } from './key-source.ts'
import { bearerToken, importKey, verifyToken, type Verified } from './verify-token.ts'

export type BotTokens = {
  /** All that can be known before the activity is. @throws AppError as `verify` */
  readonly admit: (authorization: string | undefined) => Promise<void>
  /**
   * @param serviceUrl - of the activity: the token must have been made out for it
   * @throws AppError `not-signed-in` | `sign-in-unreachable`
   */
  readonly verify: (authorization: string | undefined, serviceUrl: string) => Promise<void>
  /** For the SDK, which asks for the keys as well: in PEM. */
  readonly key: (kid: string) => Promise<{ readonly pem: string; readonly endorsements: readonly string[] } | null>
}

/** As Microsoft's own SDKs allow for clocks that differ. */
const clockToleranceSeconds = 300
const channel = 'msteams'

/**
 * Source: Bot Framework REST API, "Authenticate requests from the Bot Connector service to your bot" (issuer, audience,
 * signature, endorsements, service URL).
 */
export function createBotTokens(deps: { readonly authority: Authority; readonly appId: string; readonly clock: Clock }): BotTokens {
  const { authority, appId, clock } = deps
  const keys = createKeySource({ fetchKeys: () => fetchKeysOf(authority.botMetadataUrl), clock })
  const verified = (authorization: string | undefined): Promise<Verified> =>
    verifyToken(
      bearerToken(authorization),
      { keys, clock },
      {
        issuer: authority.botIssuer,
        audience: appId,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'serviceurl'],
      },
    )
  return {
    async key(kid) {
      const key = await keys.key(kid)
      return key === null ? null : { pem: await exportSPKI(await importKey(key)), endorsements: key.endorsements ?? [] }
    },
    async admit(authorization) {
      await verified(authorization)
    },
    async verify(authorization, serviceUrl) {
      const { claims, key } = await verified(authorization)
      if (claims['serviceurl'] !== serviceUrl || key.endorsements?.includes(channel) !== true) throw new AppError('not-signed-in')
    },
  }
}
