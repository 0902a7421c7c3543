/** Readings from a table: looked at first, then taken whole, as they were seen or not at all. */
import { AppError } from '#domain/errors.ts'
import type { MetricId } from '#domain/ids.ts'
import { mergeReadings, type IncomingReading } from '#domain/metrics/merge-readings.ts'
import { readReadings, type ReadingsTable } from '#domain/metrics/read-readings.ts'
import type { DayFormat } from '#domain/metrics/read-day.ts'
import type { DecimalSign } from '#domain/metrics/read-value.ts'
import type { TableFault } from '#domain/metrics/table-fault.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { ReadTable } from '#bot/ports/files.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { KeptMetric, MetricRepository } from '#bot/ports/metrics.ts'
import type { KeptReading, ReadingCounts } from '#bot/ports/readings.ts'
import type { GiveReadingDeps } from './give-reading.ts'
import { metricToday } from './metric-today.ts'

export type ImportReadingsDeps = GiveReadingDeps & {
  readonly metrics: Pick<MetricRepository, 'get'>
  readonly readTable: ReadTable
  readonly hash: Hash
}

export type TableInput = {
  readonly metricId: MetricId
  readonly bytes: Uint8Array
  readonly format: DayFormat
  readonly decimalSign: DecimalSign
}

export type TablePreview =
  | { readonly ok: false; readonly faults: readonly TableFault[] }
  | (ReadingCounts & {
      readonly ok: true
      /** To be sent back with the import: of what was seen, and of what it was held against. */
      readonly confirmation: string
      readonly replaced: readonly { readonly period: string; readonly before: number; readonly after: number }[]
      readonly withoutValue: readonly number[]
      readonly unread: readonly string[]
    })

/** Nothing is stored. @throws AppError `not-found`, `metric-retired` */
export async function previewReadings(deps: ImportReadingsDeps, member: TeamMember, input: TableInput): Promise<TablePreview> {
  const metric = await deps.metrics.get(member, input.metricId)
  if (metric === null) throw new AppError('not-found')
  if (metric.retiredAt !== null) throw new AppError('metric-retired')
  const table = tableOf(deps, metric, input, await metricToday(deps, member))
  if (!table.ok) return table
  const known = await deps.readings.of(member, input.metricId)
  const merged = mergeReadings(known.map(bare), incomingOf(table), givenBy(deps, member))
  return {
    ok: true,
    added: merged.added.length,
    same: merged.same,
    changed: merged.changed.length,
    confirmation: confirmationOf(deps.hash, metric, table, known),
    replaced: merged.changed.map(({ period, value, earlier }) => ({ period, before: earlier.at(-1)?.value ?? value, after: value })),
    withoutValue: table.withoutValue,
    unread: table.unread,
  }
}

/**
 * The same table again changes nothing.
 * @param input.confirmation - of the preview
 * @throws AppError `preview-outdated` when table, metric or readings are no longer those of the preview; `metric-retired`, `not-found`, `too-large`
 */
export async function importReadings(
  deps: ImportReadingsDeps,
  member: TeamMember,
  input: TableInput & { readonly confirmation: string },
): Promise<ReadingCounts> {
  const { readings, hash, log } = deps
  const today = await metricToday(deps, member)
  const given = givenBy(deps, member)
  const counts = await readings.give(member, input.metricId, given, (metric, known) => {
    if (metric.retiredAt !== null) throw new AppError('metric-retired')
    const table = tableOf(deps, metric, input, today)
    if (!table.ok) throw new AppError('preview-outdated')
    const incoming = incomingOf(table)
    // The request was repeated after its answer was lost: all of it is there.
    const { added, changed } = mergeReadings(known.map(bare), incoming, given)
    if (added.length + changed.length > 0 && confirmationOf(hash, metric, table, known) !== input.confirmation)
      throw new AppError('preview-outdated')
    return incoming
  })
  log.info({ event: 'metric.readings-imported', teamId: member.teamId, metricId: input.metricId, ...counts }, 'readings were imported')
  return counts
}

type SoundTable = ReadingsTable & { readonly ok: true }

function tableOf({ readTable }: ImportReadingsDeps, metric: KeptMetric, input: TableInput, today: string): ReadingsTable {
  const table = readTable(input.bytes)
  if (!table.ok) return { ok: false, faults: [table.fault] }
  const { cadence, bounds, name: metricName } = metric
  return readReadings(table.cells, { cadence, bounds, metricName, format: input.format, decimalSign: input.decimalSign, today })
}

const incomingOf = ({ rows }: SoundTable): readonly IncomingReading[] => rows.map(({ period, value, note }) => ({ period, value, note }))

/** Of what is in the table as it is read, of the values that it meets, and of what is said of the metric. */
function confirmationOf(hash: Hash, { revision }: KeptMetric, table: SoundTable, known: readonly KeptReading[]): string {
  const values = new Map(known.map((reading) => [reading.period, reading]))
  const met = table.rows.map(({ period, value, note }) => {
    const standing = values.get(period)
    return [period, value, note, standing?.value ?? null, standing?.note ?? null]
  })
  return hash(JSON.stringify([revision, met])).slice(0, 32)
}

const bare = ({ corrections: _corrections, ...reading }: KeptReading) => ({ ...reading, earlier: [] })

const givenBy = ({ clock }: Pick<ImportReadingsDeps, 'clock'>, { personId, name }: TeamMember) =>
  ({ by: { personId, name }, at: instantOf(clock), source: 'csv' }) as const
