/** Takes the whole library out as a file. */
import { useExport, type ExportFormat } from '#tab/api/team.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { DownloadList } from '#tab/ui/download-list.tsx'
import { Panel } from '#tab/ui/panel.tsx'
import { saveFile } from '#tab/ui/save-file.ts'

const files = {
  json: { ending: 'json', type: 'application/json', mark: '' },
  // Reading the answer as text takes the mark of UTF-8 away, by which Excel tells accents from rubbish.
  csv: { ending: 'csv', type: 'text/csv', mark: '\uFEFF' },
  netscape: { ending: 'html', type: 'text/html', mark: '' },
} as const satisfies Record<ExportFormat, unknown>

export function ExportPanel({ teamId, teamName }: { readonly teamId: string; readonly teamName: string }) {
  const { export: texts } = useTexts().settings
  const notices = useNotices()
  const make = useExport(teamId)
  const offered = [
    { format: 'json', name: texts.json, text: texts.jsonText },
    { format: 'csv', name: texts.csv, text: texts.csvText },
    { format: 'netscape', name: texts.netscape, text: texts.netscapeText },
  ] as const
  const download = (format: ExportFormat): void => {
    make.mutate(format, {
      onSuccess: (text) => {
        saveFile(`commonplace-${fileNamePart(teamName)}.${files[format].ending}`, `${files[format].mark}${text}`, files[format].type)
        notices.done(texts.done)
      },
      onError: (error) => notices.refused(texts.failed, error),
    })
  }
  return (
    <Panel title={texts.title} text={texts.text}>
      <DownloadList files={offered} pending={make.isPending ? make.variables : null} words={texts} onDownload={download} />
    </Panel>
  )
}

/** Letters and digits of any script; everything else could mean something to a file system. */
export const fileNamePart = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 60)
