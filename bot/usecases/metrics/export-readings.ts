/** The readings of a metric as a table to take away. */
import { AppError } from '#domain/errors.ts'
import type { MetricId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { TableFile, WriteTable } from '#bot/ports/files.ts'
import type { MetricRepository } from '#bot/ports/metrics.ts'
import type { ReadingRepository } from '#bot/ports/readings.ts'

export type ExportReadingsDeps = {
  readonly metrics: Pick<MetricRepository, 'get'>
  readonly readings: Pick<ReadingRepository, 'of'>
  readonly writeTable: WriteTable
}

/** In the order of their periods, without what was corrected. @throws AppError `not-found` */
export async function exportReadings(
  { metrics, readings, writeTable }: ExportReadingsDeps,
  member: TeamMember,
  { metricId }: { readonly metricId: MetricId },
): Promise<TableFile> {
  if ((await metrics.get(member, metricId)) === null) throw new AppError('not-found')
  return writeTable(await readings.of(member, metricId))
}
