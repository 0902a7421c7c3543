/** Tokens in a team's partition, beside their metric: never a secret, only what it hashes to. */
import { AppError } from '#domain/errors.ts'
import type { MetricId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { MetricToken } from '#domain/metrics/metric-token.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DocumentStore, Stored } from '#bot/ports/document-store.ts'
import type { MetricTokens } from '#bot/ports/metric-tokens.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { changing } from '#bot/store/repositories/changing.ts'
import { changeMetric } from './change-metric.ts'
import { collectedOf, metricBelongingId, ofMetric } from './metric-belongings.ts'
import { metricTokenCodec, withPeople } from './metric-codecs.ts'

export function createMetricTokens(store: DocumentStore, clock: Clock): MetricTokens {
  const all = (pk: string, metricId: MetricId) => collectedOf(store, pk, metricTokenCodec.type, ofMetric('metric-token', metricId))
  const find = (pk: string, metricId: MetricId, tokenId: string): Promise<Stored | null> =>
    store.get('app', pk, metricBelongingId('metric-token', metricId, tokenId))

  return {
    add: (steward, token, secretHash) =>
      changeMetric({ store, clock }, steward, token.metricId, async (metric) => {
        const { metricId, tokenId, at, by } = token
        const pk = teamPartition(steward)
        const known = await find(pk, metricId, tokenId)
        if (known !== null && readToken(known).lastUsedOn !== null) throw new AppError('submission-reused')
        if (known === null && (await all(pk, metricId)).length >= limits.maxTokensPerMetric) throw new AppError('limit-reached')
        const id = metricBelongingId('metric-token', metricId, tokenId)
        const envelope = { pk, id, createdAt: at, createdBy: by.personId, updatedAt: at }
        const document = metricTokenCodec.write(envelope, withPeople({ ...token, secretHash }))
        const operation =
          known === null ? ({ op: 'create', document } as const) : ({ op: 'replace', document, ifMatch: known.etag } as const)
        return { metric, also: [operation], result: undefined }
      }),
    async of(member, metricId) {
      const found = (await all(teamPartition(member), metricId)).map(readToken)
      return found.toSorted((one, other) => (one.at < other.at ? -1 : 1))
    },
    async revoke(steward, metricId, tokenId) {
      const pk = teamPartition(steward)
      const stored = await find(pk, metricId, tokenId)
      if (stored !== null) await store.delete('app', pk, stored.document.id)
      return stored !== null
    },
    async find(job, metricId, tokenId) {
      const stored = await find(teamPartition(job), metricId, tokenId)
      if (stored === null || stored.document.deletedAt !== undefined) return null
      return { token: readToken(stored), secretHash: metricTokenCodec.read(stored).value.secretHash }
    },
    used: (writer, day) =>
      changing(async () => {
        const stored = await find(teamPartition(writer), writer.metricId, writer.tokenId)
        // Revoked or deleted at this very moment.
        if (stored === null || stored.document.deletedAt !== undefined) return
        const { envelope, value } = metricTokenCodec.read(stored)
        if (value.lastUsedOn !== null && value.lastUsedOn >= day) return
        await store.replace(
          'app',
          metricTokenCodec.write({ ...envelope, updatedAt: instantOf(clock) }, { ...value, lastUsedOn: day }),
          stored.etag,
        )
      }),
  }
}

export function readToken(stored: Stored): MetricToken {
  const { people: _people, secretHash: _secretHash, ...token } = metricTokenCodec.read(stored).value
  return token
}
