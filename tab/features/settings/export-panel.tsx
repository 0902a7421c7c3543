/** Takes the whole library out as a file. */
import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { useExport, type ExportFormat } from '#tab/api/team.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { Panel } from '#tab/ui/panel.tsx'
import { saveFile } from '#tab/ui/save-file.ts'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  words: { flex: '1 1 200px' },
  // Below each other, they begin and end in one line.
  button: { minWidth: '208px', '@container (max-width: 640px)': { width: '100%' } },
  muted: { color: tokens.colorNeutralForeground2 },
})

const files = {
  json: { ending: 'json', type: 'application/json', mark: '' },
  // Reading the answer as text takes the mark of UTF-8 away, by which Excel tells accents from rubbish.
  csv: { ending: 'csv', type: 'text/csv', mark: '\uFEFF' },
  netscape: { ending: 'html', type: 'text/html', mark: '' },
} as const satisfies Record<ExportFormat, unknown>

export function ExportPanel({ teamId, teamName }: { readonly teamId: string; readonly teamName: string }) {
  const styles = useStyles()
  const { export: texts } = useTexts().settings
  const notices = useNotices()
  const make = useExport(teamId)
  const words = {
    json: [texts.json, texts.jsonText],
    csv: [texts.csv, texts.csvText],
    netscape: [texts.netscape, texts.netscapeText],
  } as const
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
      <ul className={styles.list}>
        {(['json', 'csv', 'netscape'] as const).map((format) => (
          <li key={format} className={styles.row}>
            <div className={styles.words}>
              <Body1Strong block>{words[format][0]}</Body1Strong>
              <Caption1 className={styles.muted}>{words[format][1]}</Caption1>
            </div>
            <Button
              className={styles.button}
              icon={<ArrowDownloadRegular />}
              disabledFocusable={make.isPending}
              aria-label={texts.download(words[format][0])}
              onClick={() => download(format)}
            >
              {make.isPending && make.variables === format ? texts.preparing : texts.downloadShort}
            </Button>
          </li>
        ))}
      </ul>
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
