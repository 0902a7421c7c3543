/** Files that can be taken out, each with what it is good for. */
import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'

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

export type DownloadListProps<Format extends string> = {
  readonly files: readonly { readonly format: Format; readonly name: string; readonly text: string }[]
  /** Being made; null when none is. */
  readonly pending: Format | null
  readonly words: { readonly download: (name: string) => string; readonly downloadShort: string; readonly preparing: string }
  readonly onDownload: (format: Format) => void
}

export function DownloadList<Format extends string>({ files, pending, words, onDownload }: DownloadListProps<Format>) {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {files.map(({ format, name, text }) => (
        <li key={format} className={styles.row}>
          <div className={styles.words}>
            <Body1Strong block>{name}</Body1Strong>
            <Caption1 className={styles.muted}>{text}</Caption1>
          </div>
          <Button
            className={styles.button}
            icon={<ArrowDownloadRegular />}
            disabledFocusable={pending !== null}
            aria-label={words.download(name)}
            onClick={() => onDownload(format)}
          >
            {pending === format ? words.preparing : words.downloadShort}
          </Button>
        </li>
      ))}
    </ul>
  )
}
