/** Imports a file into a team's library: its sound rows all at once, its faulty rows named. */
import { AppError } from '#domain/errors.ts'
import type { ResourceId, SubmissionId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { TeamJob, TeamSteward } from '#domain/people/actors.ts'
import { summaryOf, type ResourceSummary, type Sharer } from '#domain/resources/resource.ts'
import { readHeader, type ImportFormat, type RowFault } from '#domain/transfer/import-row.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { FileFormats } from '#bot/ports/files.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { ImportCounts, ImportRepository, WholeResource } from '#bot/ports/import-repository.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Outbox } from '#bot/ports/outbox.ts'
import { createRowReader } from './read-row.ts'

export type ImportDeps = {
  readonly imports: ImportRepository
  readonly files: FileFormats
  readonly outbox: Outbox
  readonly clock: Clock
  readonly hash: Hash
  readonly log: Log
  /** Called between rows, so that everybody else gets a turn. */
  readonly pace: () => Promise<void>
}

export type ImportInput = {
  readonly text: string
  readonly fileName: string
  /** `preview`: nothing is stored. */
  readonly mode: 'preview' | 'import'
  /** Whose shares they are, where the file names nobody. */
  readonly by: Sharer
  readonly submissionId: SubmissionId
  /** @param rows - read so far */
  readonly onProgress?: (rows: number) => void
}

export type ImportReport = ImportCounts & {
  readonly outcome: 'preview' | 'imported'
  /** The same submission had been imported before: the counts are those of then. */
  readonly isRepeat: boolean
  readonly format: ImportFormat
  /** Names of a table's columns that are not taken over. */
  readonly unknownColumns: readonly string[]
  /** At most 200. */
  readonly faults: readonly RowFault[]
  /** The first of the new ones. */
  readonly sample: readonly ResourceSummary[]
}

const batchRows = 100
const maxFaults = 200
const maxSample = 5

/**
 * The same submission arriving again gets the counts of the first time; the same file again finds its rows there already.
 * @throws AppError `import-empty`, `import-no-header`, `import-running`, `too-large` for more than 50,000 rows
 */
export async function importFile(deps: ImportDeps, team: TeamSteward | TeamJob, input: ImportInput): Promise<ImportReport> {
  const importId = deps.hash(`import ${input.by.personId} ${input.submissionId}`).slice(0, 32)
  const isPreview = input.mode === 'preview'
  const { format, rows } = deps.files.read(input.text, input.fileName)
  const tally = createTally(deps, team, isPreview ? null : importId)
  const opened = isPreview ? null : await open(deps, team, importId, input.by)
  if (opened?.kind === 'committed')
    return { ...opened.counts, outcome: 'imported', isRepeat: true, format, unknownColumns: [], faults: [], sample: [] }
  try {
    const reader = createRowReader(deps, team, input.by)
    let batch: WholeResource[] = []
    let unknownColumns: readonly string[] = []
    let isFirst = true
    for await (const row of rows) {
      await deps.pace()
      if (row.row > limits.maxImportRows) throw new AppError('too-large')
      if (isFirst && format === 'csv' && 'fields' in row) {
        const header = readHeader(Object.keys(row.fields))
        if (!header.isHeader) throw new AppError('import-no-header')
        unknownColumns = header.unknown
      }
      isFirst = false
      const reading = reader.read(row)
      if (!reading.ok) tally.fault(reading.fault)
      else batch.push(reading.whole)
      if (batch.length === batchRows) {
        await tally.take(batch)
        batch = []
        input.onProgress?.(row.row)
      }
    }
    await tally.take(batch)
    const report = tally.report()
    if (report.fresh + report.same + report.faulty === 0) throw new AppError('import-empty')
    if (!isPreview) {
      const { fresh, same, sameLink, faulty } = report
      const counts = await deps.imports.commit(team, importId, { fresh, same, sameLink, faulty })
      deps.log.info({ event: 'import.committed', teamId: team.teamId, importId, format, ...counts }, 'an import was committed')
      return { ...report, ...counts, outcome: 'imported', isRepeat: false, format, unknownColumns }
    }
    return { ...report, outcome: 'preview', isRepeat: false, format, unknownColumns }
  } finally {
    if (!isPreview) await deps.imports.close(team, importId)
  }
}

async function open({ imports, outbox, clock }: ImportDeps, team: TeamSteward | TeamJob, importId: string, by: Sharer) {
  const openedAt = instantOf(clock)
  // Written first: a process that dies in the middle leaves somebody to sweep behind it.
  const notice = { kind: 'sweep-import', teamId: team.teamId, importId, openedAt } as const
  await outbox.add(team.tenantId, [{ key: `sweep-import:${importId}:${openedAt}`, notice, subject: imports.subject(team, importId) }])
  return imports.open(team, importId, by)
}

/** Stores batch by batch, or only looks when there is no import, and counts. */
function createTally({ imports }: ImportDeps, team: TeamSteward | TeamJob, importId: string | null) {
  const seen = new Set<ResourceId>()
  const links = new Set<string>()
  const faults: RowFault[] = []
  const sample: ResourceSummary[] = []
  let [fresh, same, sameLink, faulty] = [0, 0, 0, 0]

  return {
    fault(fault: RowFault): void {
      faulty += 1
      if (faults.length < maxFaults) faults.push(fault)
    },
    async take(batch: readonly WholeResource[]): Promise<void> {
      const rows = batch.filter(({ resource }) => !seen.has(resource.resourceId))
      same += batch.length - rows.length
      if (rows.length === 0) return
      // Before they are stored: afterwards they would find their own links.
      const knownLinks = await imports.knownLinks(
        team,
        rows.flatMap(({ resource }) => resource.linkKey ?? []),
      )
      const ids = rows.map(({ resource }) => resource.resourceId)
      const there = importId === null ? await imports.known(team, ids) : await imports.addRows(team, importId, rows)
      for (const { resource } of rows) {
        seen.add(resource.resourceId)
        if (there.has(resource.resourceId)) {
          same += 1
          continue
        }
        fresh += 1
        if (sample.length < maxSample) sample.push(summaryOf(resource))
        if (resource.linkKey === null) continue
        if (knownLinks.has(resource.linkKey) || links.has(resource.linkKey)) sameLink += 1
        links.add(resource.linkKey)
      }
    },
    report: () => ({ fresh, same, sameLink, faulty, faults, sample }),
  }
}
