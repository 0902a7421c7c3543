/** Tokens of metrics: their secrets as they are shown once, and what is kept of them. */
import type { MetricId, TeamId, TenantId } from '#domain/ids.ts'
import type { MetricToken } from '#domain/metrics/metric-token.ts'
import type { MetricWriter, TeamJob, TeamMember, TeamSteward } from '#domain/people/actors.ts'

export type MetricTokens = {
  /**
   * The same id again takes the place of the one before as long as that was never used: nobody has seen its secret.
   * @throws AppError `not-found` of a metric, `submission-reused`
   */
  readonly add: (steward: TeamSteward, token: MetricToken, secretHash: string) => Promise<void>
  /** The first made first. */
  readonly of: (member: TeamMember, metricId: MetricId) => Promise<readonly MetricToken[]>
  /** From then on it opens nothing. Fine when there is none. @returns whether there was one */
  readonly revoke: (steward: TeamSteward, metricId: MetricId, tokenId: string) => Promise<boolean>
  /** @returns null when there is none, or it was revoked, or its metric is deleted */
  readonly find: (
    job: TeamJob,
    metricId: MetricId,
    tokenId: string,
  ) => Promise<{ readonly token: MetricToken; readonly secretHash: string } | null>
  /** @param day - `YYYY-MM-DD`; written once a day */
  readonly used: (writer: MetricWriter, day: string) => Promise<void>
}

/** Where a token belongs, as it says itself. */
export type TokenPlace = { readonly tenantId: TenantId; readonly teamId: TeamId; readonly metricId: MetricId; readonly tokenId: string }

/** Makes secrets; implemented in bot/auth. */
export type TokenSecrets = {
  /** @returns the token to show, and what is kept of its secret */
  readonly make: (place: TokenPlace) => { readonly text: string; readonly secretHash: string }
}

/** Turns a token into the proof that a use case wants; implemented in bot/auth. */
export type MetricWriters = {
  /**
   * @param authorization - the header of that name
   * @throws AppError `token-refused`, `too-many-requests` with the time to wait
   */
  readonly writer: (authorization: string | undefined) => Promise<MetricWriter>
}
