/** Takes everything about oneself out as a file. */
import { useOwnExport, type OwnFormat } from '#tab/api/own-data.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { DownloadList } from '#tab/ui/download-list.tsx'
import { Panel } from '#tab/ui/panel.tsx'
import { saveFile } from '#tab/ui/save-file.ts'

const files = {
  markdown: { ending: 'md', type: 'text/markdown' },
  json: { ending: 'json', type: 'application/json' },
} as const satisfies Record<OwnFormat, unknown>

export function ExportPanel() {
  const { export: texts } = useTexts().personal.settings
  const notices = useNotices()
  const make = useOwnExport()
  const offered = (['markdown', 'json'] as const).map((format) => ({ format, ...texts[format] }))
  const download = (format: OwnFormat): void => {
    make.mutate(format, {
      onSuccess: (text) => {
        saveFile(`commonplace-me.${files[format].ending}`, text, files[format].type)
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
