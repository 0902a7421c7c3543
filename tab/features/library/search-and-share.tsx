/** The two things in the Library's header: searching while typing, and sharing. */
import { useRef, type KeyboardEvent } from 'react'
import { Button, makeStyles, SearchBox, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useTexts } from '#tab/host/host-context.ts'
import { useShortcut } from '#tab/hooks/use-shortcut.ts'

const useStyles = makeStyles({
  search: {
    position: 'relative',
    width: '320px',
    '@container (max-width: 640px)': { flex: '1 1 0', minWidth: '120px' },
    '&:focus-within > kbd': { display: 'none' },
  },
  box: { width: '100%', maxWidth: 'none' },
  key: {
    position: 'absolute',
    insetBlock: '7px',
    insetInlineEnd: '10px',
    padding: '0 6px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    pointerEvents: 'none',
    '@container (max-width: 640px)': { display: 'none' },
  },
  share: { '@container (max-width: 480px)': { minWidth: '32px' } },
  shareText: { '@container (max-width: 480px)': { display: 'none' } },
})

export type SearchAndShareProps = {
  readonly total: number | undefined
  readonly typed: string
  readonly onType: (words: string) => void
  readonly onShare: () => void
  /** Arrow down goes there, Enter opens it. */
  readonly firstRow: () => HTMLElement | null
}

export function SearchAndShare({ total, typed, onType, onShare, firstRow }: SearchAndShareProps) {
  const styles = useStyles()
  const { library, share } = useTexts()
  const restoreTarget = useRestoreFocusTarget()
  const searchRef = useRef<HTMLInputElement>(null)
  useShortcut('/', () => searchRef.current?.focus())
  const intoList = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    const first = firstRow()
    if (first === null) return
    event.preventDefault()
    if (event.key === 'Enter') first.click()
    else first.focus()
  }
  return (
    <>
      <div className={styles.search}>
        <SearchBox
          className={styles.box}
          input={{ ref: searchRef }}
          aria-label={library.searchLabel}
          aria-keyshortcuts="/"
          placeholder={total === undefined ? library.searchLabel : library.search(total)}
          value={typed}
          onChange={(_event, { value }) => onType(value)}
          onKeyDown={intoList}
        />
        {typed === '' ? (
          <kbd aria-hidden className={styles.key}>
            /
          </kbd>
        ) : null}
      </div>
      <Button
        appearance="primary"
        icon={<AddRegular />}
        className={styles.share}
        aria-label={share.action}
        onClick={onShare}
        {...restoreTarget}
      >
        <span className={styles.shareText}>{share.action}</span>
      </Button>
    </>
  )
}
