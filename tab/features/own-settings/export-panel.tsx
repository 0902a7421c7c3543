/** Takes everything about oneself out as a file. */
import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { useOwnExport, type OwnFormat } from '#tab/api/own-data.ts'
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
  button: { minWidth: '224px', '@container (max-width: 640px)': { width: '100%' } },
  muted: { color: tokens.colorNeutralForeground2 },
})

const files = {
  markdown: { ending: 'md', type: 'text/markdown' },
  json: { ending: 'json', type: 'application/json' },
} as const satisfies Record<OwnFormat, unknown>

export function ExportPanel() {
  const styles = useStyles()
  const { export: texts } = useTexts().personal.settings
  const notices = useNotices()
  const make = useOwnExport()
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
      <ul className={styles.list}>
        {(['markdown', 'json'] as const).map((format) => (
          <li key={format} className={styles.row}>
            <div className={styles.words}>
              <Body1Strong block>{texts[format].name}</Body1Strong>
              <Caption1 className={styles.muted}>{texts[format].text}</Caption1>
            </div>
            <Button
              className={styles.button}
              icon={<ArrowDownloadRegular />}
              disabledFocusable={make.isPending}
              aria-label={texts.download(texts[format].name)}
              onClick={() => download(format)}
            >
              {make.isPending && make.variables === format ? texts.preparing : texts.download(texts[format].name)}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
