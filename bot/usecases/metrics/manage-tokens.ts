/** Stewards make the tokens with which programs give readings to one metric, and revoke them. */
import { AppError } from '#domain/errors.ts'
import type { MetricId, SubmissionId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { MetricToken } from '#domain/metrics/metric-token.ts'
import type { TeamMember, TeamSteward } from '#domain/people/actors.ts'
import { cleanLine, hasMoreGraphemes, isLarger } from '#domain/text.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { Log } from '#bot/ports/log.ts'
import type { MetricRepository } from '#bot/ports/metrics.ts'
import type { MetricTokens, TokenSecrets } from '#bot/ports/metric-tokens.ts'
import { recordAct, type RecordActDeps } from '#bot/usecases/teams/record-act.ts'

export type TokenDeps = RecordActDeps & {
  readonly metrics: Pick<MetricRepository, 'get'>
  readonly metricTokens: MetricTokens
  readonly tokenSecrets: TokenSecrets
  readonly hash: Hash
  readonly log: Log
}

/**
 * The text is told here and never again. The same submission arriving again, because the answer was lost, gets another text for the
 * same token, and the one before opens nothing.
 * @throws AppError `invalid-input`, `not-found`, `metric-retired`, `limit-reached`, `submission-reused` when the token is in use already
 */
export async function makeToken(
  deps: TokenDeps,
  steward: TeamSteward,
  input: { readonly metricId: MetricId; readonly label: string; readonly submissionId: SubmissionId },
): Promise<{ readonly token: MetricToken; readonly text: string }> {
  const { metrics, metricTokens, tokenSecrets, hash, clock, log } = deps
  const { metricId, submissionId } = input
  const label = cleanLine(input.label)
  if (label === '') throw new AppError('invalid-input', { fields: { label: 'empty' } })
  if (hasMoreGraphemes(label, limits.maxTokenLabelGraphemes) || isLarger(input.label, label, limits.maxTextBytes))
    throw new AppError('invalid-input', { fields: { label: 'too-long' } })
  const metric = await metrics.get(steward, metricId)
  if (metric === null) throw new AppError('not-found')
  if (metric.retiredAt !== null) throw new AppError('metric-retired')

  const { tenantId, teamId, personId, name } = steward
  const tokenId = hash(`metric-token ${personId} ${submissionId}`).slice(0, 32)
  const { text, secretHash } = tokenSecrets.make({ tenantId, teamId, metricId, tokenId })
  const token: MetricToken = { tokenId, metricId, label, by: { personId, name }, at: instantOf(clock), lastUsedOn: null }
  await metricTokens.add(steward, token, secretHash)
  await recordAct(deps, steward, 'metric-token-made')
  log.info({ event: 'metric.token-made', teamId, metricId }, 'a token of a metric was made')
  return { token, text }
}

/** @throws AppError `not-found` of a metric */
export async function listTokens(
  { metrics, metricTokens }: Pick<TokenDeps, 'metrics' | 'metricTokens'>,
  member: TeamMember,
  { metricId }: { readonly metricId: MetricId },
): Promise<readonly MetricToken[]> {
  if ((await metrics.get(member, metricId)) === null) throw new AppError('not-found')
  return metricTokens.of(member, metricId)
}

/** It opens nothing from then on. Repeating it changes nothing. */
export async function revokeToken(
  deps: RecordActDeps & Pick<TokenDeps, 'metricTokens' | 'log'>,
  steward: TeamSteward,
  { metricId, tokenId }: { readonly metricId: MetricId; readonly tokenId: string },
): Promise<void> {
  if (!(await deps.metricTokens.revoke(steward, metricId, tokenId))) return
  await recordAct(deps, steward, 'metric-token-revoked')
  deps.log.info({ event: 'metric.token-revoked', teamId: steward.teamId, metricId }, 'a token of a metric was revoked')
}
