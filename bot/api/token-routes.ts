/** Routes for programs that come with a token instead of a person: token → rate → body → parse → use case → checked reply. */
import { tokenEndpoints, writtenList, writtenReading } from '#domain/api/endpoints/metrics.ts'
import { AppError } from '#domain/errors.ts'
import { teamId } from '#domain/ids.ts'
import type { MetricWriter } from '#domain/people/actors.ts'
import type { VerifiedIdentity } from '#bot/ports/gate.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'
import type { MetricWriters } from '#bot/ports/metric-tokens.ts'
import { writeReadings, type WriteReadingsDeps } from '#bot/usecases/metrics/write-readings.ts'
import { parsed } from './mount-contract.ts'
import { metricIdOf } from './params.ts'

export function tokenRoutes(deps: WriteReadingsDeps & { readonly writers: MetricWriters }): readonly HttpRoute[] {
  const { method, path, reply } = tokenEndpoints.writeReadings
  /** The proof of who was admitted, until their request is answered. */
  const admitted = new WeakMap<VerifiedIdentity, MetricWriter>()
  return [
    {
      method,
      path: path.replace(/\{(\w+)\}/gu, ':$1'),
      async admit({ headers }) {
        const writer = await deps.writers.writer(headers['authorization'])
        const caller = { tenantId: writer.tenantId, personId: writer.personId }
        admitted.set(caller, writer)
        return caller
      },
      async handle({ caller, params, body: given }) {
        const writer = caller === undefined ? undefined : admitted.get(caller)
        if (writer === undefined) throw new AppError('token-refused')
        const isList = typeof given === 'object' && given !== null && 'readings' in given
        // One shape or the other, so that a fault is told by its place.
        const readings = isList ? parsed(writtenList, given).readings : [parsed(writtenReading, given)]
        const metricId = metricIdOf(params)
        const counts = await writeReadings(deps, writer, { teamId: teamId(params['teamId'] ?? ''), metricId, readings, isList })
        return { status: 200, body: reply.parse(counts) }
      },
    },
  ]
}
