/** Tokens of metrics: makes their secrets, and mints a writer of who shows one that holds. */
import { AppError } from '#domain/errors.ts'
import { metricId, teamId, tenantId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { createAllowance } from '#bot/ports/allowance.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { MetricTokens, MetricWriters, TokenPlace, TokenSecrets } from '#bot/ports/metric-tokens.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { mintMetricWriter, mintSystem, mintTeamJob } from './mint.ts'

/** A token says where it belongs, since nothing else does; its secret has 256 bits, so that a plain hash of it tells nothing. */
export const createTokenSecrets = ({ hash }: { readonly hash: Hash }): TokenSecrets => ({
  make({ tenantId: tenant, teamId: team, metricId: metric, tokenId }) {
    const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
    const place = Buffer.from([tenant, team, metric, tokenId].join('/')).toString('base64url')
    return { text: `${tokenPrefix}${place}.${secret}`, secretHash: hash(secret) }
  },
})

/** Counted by each instance for itself, as all rates are. A team without the app has no metrics, and so no tokens. */
export function createMetricWriters({
  metricTokens,
  registry,
  clock,
  hash,
}: {
  readonly metricTokens: Pick<MetricTokens, 'find'>
  readonly registry: Pick<TeamRegistry, 'byId'>
  readonly clock: Clock
  readonly hash: Hash
}): MetricWriters {
  const allowance = createAllowance({ amount: limits.requestsPerTokenMinute, periodMs: 60_000, maxKeys: limits.maxRememberedCallers })
  return {
    async writer(authorization) {
      const shown = readToken(authorization ?? '')
      if (shown === null) throw new AppError('token-refused')
      const { place, secret } = shown
      const waitMs = allowance.take(hash(secret), clock.nowMs())
      if (waitMs > 0) throw new AppError('too-many-requests', { retryAfterSeconds: Math.ceil(waitMs / 1_000) })
      const team = await registry.byId(mintSystem(place.tenantId), place.teamId)
      const job = mintTeamJob(place.tenantId, place.teamId)
      // What comparing hashes may tell by its time leads to no secret.
      const found = team === null ? null : await metricTokens.find(job, place.metricId, place.tokenId)
      if (found === null || hash(secret) !== found.secretHash) throw new AppError('token-refused')
      return mintMetricWriter(job, found.token)
    },
  }
}

/** So that people, and those who look for leaked secrets, know one when they see it. */
const tokenPrefix = 'commonplace_'

const id = '[0-9a-z-]{1,64}'
const placeShape = new RegExp(`^(${id})/(${id})/([0-9a-f-]{36})/([0-9a-f]{32})$`, 'u')

function readToken(authorization: string): { readonly place: TokenPlace; readonly secret: string } | null {
  const [, place, secret] = /^Bearer +commonplace_([\w-]{1,400})\.([\w-]{43})$/iu.exec(authorization) ?? []
  if (place === undefined || secret === undefined) return null
  const [, tenant, team, metric, tokenId] = placeShape.exec(Buffer.from(place, 'base64url').toString()) ?? []
  if (tenant === undefined || team === undefined || metric === undefined || tokenId === undefined) return null
  return { place: { tenantId: tenantId(tenant), teamId: teamId(team), metricId: metricId(metric), tokenId }, secret }
}
