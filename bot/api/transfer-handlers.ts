/** Files into a team's library, and its space out. */
import { instantOf } from '#bot/ports/clock.ts'
import { faultSentence } from '#domain/texts/fault-sentence.ts'
import type { Texts } from '#domain/texts/texts.ts'
import { exportTeam, type ExportDeps } from '#bot/usecases/transfer/export-team.ts'
import { importFile, type ImportDeps } from '#bot/usecases/transfer/import-file.ts'
import { recordAct, type RecordActDeps } from '#bot/usecases/teams/record-act.ts'
import type { Handlers } from './mount-contract.ts'
import { presentSummary } from './present.ts'

export type TransferHandlerDeps = ImportDeps & ExportDeps & RecordActDeps & { readonly texts: Texts }

export function transferHandlers(deps: TransferHandlerDeps): Pick<Handlers, 'importFile' | 'exportTeam'> {
  return {
    async importFile(steward, { query: { mode, fileName }, body, submissionId }) {
      const by = { personId: steward.personId, name: steward.name }
      const { faults, sample, unknownColumns, ...report } = await importFile(deps, steward, {
        text: body,
        fileName,
        mode,
        by,
        submissionId,
      })
      if (report.outcome === 'imported' && !report.isRepeat) await recordAct(deps, steward, 'list-imported', { count: report.fresh })
      const told = faults.map(({ fault, row, ...rest }) => ({ ...rest, row, sentence: faultSentence(deps.texts, fault, rest.field) }))
      return { reply: { ...report, unknownColumns: [...unknownColumns], faults: told, sample: sample.map(presentSummary) } }
    },
    async exportTeam(member, { query }) {
      const { file, contentType, ending } = await exportTeam(deps, member, { format: query.format, teamName: member.teamName })
      await recordAct(deps, member, 'space-exported')
      const day = instantOf(deps.clock).slice(0, 10)
      return { file, contentType, fileName: `commonplace-${day}${ending}` }
    },
  }
}
