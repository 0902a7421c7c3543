/** The endpoints of a team's metrics. */
import { AppError } from '#domain/errors.ts'
import type { metricEndpoints } from '#domain/api/endpoints/metrics.ts'
import { personId } from '#domain/ids.ts'
import { readPeriod } from '#domain/metrics/period.ts'
import { isDay } from '#domain/check-ins/weekly-time.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { AnnotationRepository, KeptAnnotation } from '#bot/ports/annotations.ts'
import type { KeptMetric, MetricRepository } from '#bot/ports/metrics.ts'
import type { ReadingRepository } from '#bot/ports/readings.ts'
import { addAnnotation, editAnnotation, removeAnnotation, type AnnotateDeps } from '#bot/usecases/metrics/annotate-metric.ts'
import { createMetric, type CreateMetricDeps } from '#bot/usecases/metrics/create-metric.ts'
import { deleteMetric, restoreMetric, type DeleteMetricDeps } from '#bot/usecases/metrics/delete-metric.ts'
import { editMetric, type EditMetricDeps } from '#bot/usecases/metrics/edit-metric.ts'
import { exportReadings, type ExportReadingsDeps } from '#bot/usecases/metrics/export-readings.ts'
import { giveReading, type GiveReadingDeps } from '#bot/usecases/metrics/give-reading.ts'
import { importReadings, previewReadings, type ImportReadingsDeps } from '#bot/usecases/metrics/import-readings.ts'
import { listMetrics } from '#bot/usecases/metrics/list-metrics.ts'
import { listTokens, makeToken, revokeToken, type TokenDeps } from '#bot/usecases/metrics/manage-tokens.ts'
import { readMetric } from '#bot/usecases/metrics/read-metric.ts'
import { rebaseMetric, undoRebase, type RebaseDeps } from '#bot/usecases/metrics/rebase-metric.ts'
import { setRetired } from '#bot/usecases/metrics/retire-metric.ts'
import type { HandlersOf } from './mount-contract.ts'
import { hashIdOf, metricIdOf } from './params.ts'
import { presentAnnotation, presentMetric, presentTile, presentToken, presentView } from './present-metrics.ts'

export type MetricHandlerDeps = CreateMetricDeps &
  EditMetricDeps &
  DeleteMetricDeps &
  GiveReadingDeps &
  ImportReadingsDeps &
  ExportReadingsDeps &
  AnnotateDeps &
  RebaseDeps &
  TokenDeps & {
    readonly metrics: MetricRepository
    readonly readings: ReadingRepository
    readonly annotations: AnnotationRepository
  }

export function metricHandlers(deps: MetricHandlerDeps): HandlersOf<typeof metricEndpoints> {
  return {
    listMetrics: async (member) => ({ reply: { items: (await listMetrics(deps, member)).map(presentTile) } }),
    createMetric: async (member, { body: { keepName, ...form }, submissionId }) =>
      whole(await createMetric(deps, member, { form, keepName, submissionId })),
    async getMetric(member, { params }) {
      const view = await readMetric(deps, member, { metricId: metricIdOf(params) })
      return { reply: presentView(member, view), revision: view.metric.revision }
    },
    editMetric: async (member, { params, body: { keepName, ownerId, ...form }, revision }) =>
      whole(await editMetric(deps, member, { metricId: metricIdOf(params), revision, form, keepName, ownerId: personId(ownerId) })),
    setMetricRetired: async (member, { params, body }) => whole(await setRetired(deps, member, { metricId: metricIdOf(params), ...body })),
    getMetricHistory: async (member, { params }) => ({ reply: { items: await deps.metrics.history(member, metricIdOf(params)) } }),
    async deleteMetric(steward, { params }) {
      await deleteMetric(deps, steward, { metricId: metricIdOf(params) })
      return { reply: {} }
    },
    async listDeletedMetrics(steward) {
      const items = await deps.deletedMetrics.list(steward)
      return { reply: { items: items.map(({ metric, ...deletion }) => ({ metric: presentMetric(metric), ...deletion })) } }
    },
    restoreMetric: async (steward, { params }) => whole(await restoreMetric(deps, steward, { metricId: metricIdOf(params) })),
    giveReading: async (member, { params, body: { seen, ...given } }) => ({
      reply: await giveReading(deps, member, {
        metricId: metricIdOf(params),
        reading: { period: params['period'] ?? '', ...given },
        seen,
      }),
    }),
    async listCorrections(member, { params }) {
      const { period = '' } = params
      const read = readPeriod(period, period.includes('W') ? 'week' : 'month')
      if (read === null) throw new AppError('not-found')
      return { reply: { items: await deps.readings.corrections(member, metricIdOf(params), read) } }
    },
    async takeTable(member, { params, query: { mode, content, confirmation, ...rules }, body }) {
      const table = { metricId: metricIdOf(params), bytes: bytesOf(body, content), ...rules }
      if (mode === 'import')
        return { reply: { outcome: 'imported', ...(await importReadings(deps, member, { ...table, confirmation })) } as const }
      const preview = await previewReadings(deps, member, table)
      if (!preview.ok) return { reply: { outcome: 'faulty', faults: preview.faults } as const }
      const { ok: _ok, ...sound } = preview
      return { reply: { outcome: 'sound', ...sound } as const }
    },
    async exportReadings(member, { params }) {
      const { text, contentType, ending } = await exportReadings(deps, member, { metricId: metricIdOf(params) })
      return { file: text, contentType, fileName: `readings-${instantOf(deps.clock).slice(0, 10)}${ending}` }
    },
    addAnnotation: async (member, { params, body, submissionId }) =>
      annotation(await addAnnotation(deps, member, { metricId: metricIdOf(params), form: body, submissionId })),
    editAnnotation: async (member, { params, body, revision }) =>
      annotation(
        await editAnnotation(deps, member, {
          metricId: metricIdOf(params),
          annotationId: hashIdOf(params, 'annotationId'),
          revision,
          form: body,
        }),
      ),
    async removeAnnotation(member, { params }) {
      await removeAnnotation(deps, member, { metricId: metricIdOf(params), annotationId: hashIdOf(params, 'annotationId') })
      return { reply: {} }
    },
    async rebaseMetric(member, { params, body }) {
      await rebaseMetric(deps, member, { metricId: metricIdOf(params), date: params['date'] ?? '', reason: body.reason })
      return { reply: {} }
    },
    async undoRebase(member, { params }) {
      const { date = '' } = params
      if (!isDay(date)) throw new AppError('not-found')
      await undoRebase(deps, member, { metricId: metricIdOf(params), date })
      return { reply: {} }
    },
    listMetricTokens: async (member, { params }) => ({
      reply: { items: (await listTokens(deps, member, { metricId: metricIdOf(params) })).map(presentToken) },
    }),
    async makeMetricToken(steward, { params, body, submissionId }) {
      const metricId = metricIdOf(params)
      const { token, text } = await makeToken(deps, steward, { metricId, label: body.label, submissionId })
      return { reply: { token: presentToken(token), text, address: `/api/teams/${steward.teamId}/metrics/${metricId}/readings` } }
    },
    async revokeMetricToken(steward, { params }) {
      await revokeToken(deps, steward, { metricId: metricIdOf(params), tokenId: hashIdOf(params, 'tokenId') })
      return { reply: {} }
    },
  }
}

const whole = (metric: KeptMetric) => ({ reply: presentMetric(metric), revision: metric.revision })

const annotation = (kept: KeptAnnotation) => ({ reply: presentAnnotation(kept), revision: kept.revision })

/** @throws AppError `unreadable-body` for what is no base64 */
function bytesOf(body: string, content: 'text' | 'base64'): Uint8Array {
  if (content === 'text') return new TextEncoder().encode(body)
  if (body.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(body)) throw new AppError('unreadable-body')
  return Uint8Array.from(atob(body), (char) => char.charCodeAt(0))
}
