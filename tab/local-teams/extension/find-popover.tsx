/** What the app's button in the compose box opens: search as you type, and the app's other commands. */
import {
  Button,
  Input,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Spinner,
  tokens,
  Tooltip,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useId, useState, type KeyboardEvent } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { invoke, type Acting } from '../api/local-api.ts'
import type { Attachment, Command } from '../api/wire.ts'
import { useSession } from '../session.ts'
import { AppMark } from '../ui/app-mark.tsx'
import { previewOf, readAnswer } from './answers.ts'
import { ResultRow } from './result-row.tsx'
import { useSearch } from './use-search.ts'

type Props = {
  readonly acting: Acting
  readonly onInsert: (attachments: readonly Attachment[]) => void
  readonly onCommand: (command: Command) => void
}

/** Esc and a click outside close it; the focus goes back to the button. */
export function FindPopover({ acting, onInsert, onCommand }: Props) {
  const { world } = useSession()
  const [isOpen, setOpen] = useState(false)
  const [isHinted, setHinted] = useState(false)
  const styles = useStyles()
  const app = world.bot.name
  const commands = world.commands.filter((command) => command.context.includes('compose'))
  const query = commands.find((command) => command.type === 'query')
  return (
    <Popover
      open={isOpen}
      onOpenChange={(_event, data) => setOpen(data.open)}
      trapFocus
      unstable_disableAutoFocus
      positioning={{ position: 'above', align: 'end', offset: 12 }}
    >
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip
          content={texts.openApp(app)}
          relationship="label"
          visible={isHinted && !isOpen}
          onVisibleChange={(_event, data) => setHinted(data.visible)}
        >
          <Button appearance="subtle" className={isOpen ? styles.pressed : undefined} icon={<AppMark size={24} />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={app}>
        <div className={styles.head}>
          <AppMark size={20} />
          <span className={styles.name}>{app}</span>
          {commands
            .filter((command) => command.type === 'action')
            .map((command) => (
              <Button
                key={command.id}
                appearance="subtle"
                size="small"
                onClick={() => {
                  setOpen(false)
                  onCommand(command)
                }}
              >
                {command.title}
              </Button>
            ))}
        </div>
        {query === undefined ? (
          <p className={styles.empty}>{commands.length === 0 ? texts.noCommands(app) : ''}</p>
        ) : (
          <SearchPane
            command={query}
            acting={acting}
            onInsert={(attachments) => {
              setOpen(false)
              onInsert(attachments)
            }}
          />
        )}
      </PopoverSurface>
    </Popover>
  )
}

function SearchPane({
  command,
  acting,
  onInsert,
}: {
  readonly command: Command
  readonly acting: Acting
  readonly onInsert: Props['onInsert']
}) {
  const { world } = useSession()
  const app = world.bot.name
  const styles = useStyles()
  const listId = useId()
  const [text, setText] = useState('')
  const [armed, setArmed] = useState(0)
  const search = useSearch(command, acting, text, app)
  const { results } = search
  const index = Math.min(armed, results.length - 1)
  const optionId = (position: number) => `${listId}-${String(position)}`

  const insert = async (attachment: Attachment | undefined) => {
    if (attachment === undefined) return
    const { selectValue } = previewOf(attachment)
    if (selectValue === undefined) return onInsert([attachment])
    const answer = readAnswer(
      await invoke(acting, { name: 'composeExtension/selectItem', source: 'compose', value: selectValue }),
      app,
      texts.lateSearch(app),
    )
    return onInsert(answer.kind === 'result' ? answer.attachments.slice(0, 1) : [attachment])
  }
  const move = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + 5, PageUp: index - 5 }
    const target = steps[event.key]
    if (event.key === 'Enter') {
      event.preventDefault()
      void insert(results[index])
      return
    }
    if (target === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(results.length - 1, target))
    setArmed(next)
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' })
    if (next === results.length - 1) search.loadMore()
  }

  return (
    <>
      <div className={styles.field}>
        <Input
          autoFocus
          className={styles.input}
          role="combobox"
          aria-label={texts.find(app)}
          aria-autocomplete="list"
          aria-expanded={results.length > 0}
          aria-controls={listId}
          {...(results.length > 0 && { 'aria-activedescendant': optionId(index) })}
          placeholder={command.parameters[0]?.description || command.title}
          value={text}
          onChange={(_event, data) => {
            setText(data.value)
            setArmed(0)
          }}
          onKeyDown={move}
          contentBefore={<SearchRegular />}
          contentAfter={
            text === '' ? null : (
              <Button
                size="small"
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={texts.close}
                onClick={() => setText('')}
              />
            )
          }
        />
      </div>
      <ul
        id={listId}
        role="listbox"
        aria-label={texts.results}
        aria-busy={search.isSearching}
        className={mergeClasses(styles.list, results.length === 0 && styles.listEmpty)}
        onScroll={({ currentTarget: list }) => {
          if (list.scrollTop + list.clientHeight > list.scrollHeight - 80) search.loadMore()
        }}
      >
        {results.map((attachment, position) => (
          <ResultRow
            key={position}
            id={optionId(position)}
            preview={previewOf(attachment)}
            isArmed={position === index}
            onArm={() => setArmed(position)}
            onChoose={() => void insert(attachment)}
          />
        ))}
      </ul>
      {results.length === 0 && (
        <div className={styles.empty}>
          {search.isSearching ? (
            <Spinner size="tiny" label={texts.searching} />
          ) : (
            (search.notice ?? (text === '' ? '' : texts.nothingFound))
          )}
          {!search.isSearching && search.notice !== null && (
            <Button size="small" className={styles.again} onClick={search.tryAgain}>
              {texts.tryAgain}
            </Button>
          )}
        </div>
      )}
      <div className={styles.foot}>
        <span role="status">
          {search.isSearching ? texts.searching : results.length > 0 && texts.resultCount(results.length, search.hasMore)}
        </span>
        <span aria-hidden="true">
          <kbd className={styles.key}>{texts.enterKey}</kbd> {texts.enterInserts}
        </span>
      </div>
    </>
  )
}

const useStyles = makeStyles({
  surface: {
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    width: 'min(436px, calc(100vw - 24px))',
    maxHeight: 'min(480px, 70vh)',
    padding: 0,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow28,
    overflow: 'hidden',
  },
  head: { display: 'flex', alignItems: 'center', gap: '4px', padding: '12px 12px 8px 16px' },
  name: { flex: 1, marginInlineStart: '4px', fontWeight: tokens.fontWeightSemibold },
  pressed: { backgroundColor: tokens.colorSubtleBackgroundPressed, color: tokens.colorNeutralForeground2Pressed },
  field: { padding: '0 16px 8px' },
  input: { width: '100%' },
  list: { flex: 1, minHeight: '0', margin: 0, padding: '0', overflowY: 'auto', listStyleType: 'none' },
  listEmpty: { flex: '0 0 0' },
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '12px',
    minHeight: '120px',
    margin: 0,
    padding: '16px 24px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
  again: { flexShrink: 0 },
  foot: {
    display: 'flex',
    justifyContent: 'space-between',
    padding: '8px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  key: {
    padding: '1px 6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
  },
})
