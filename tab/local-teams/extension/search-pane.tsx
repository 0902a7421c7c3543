/** A search field with its results as a listbox: arrows choose, Enter inserts, the end of the list asks for more. */
/* oxlint-disable react/no-array-index-key -- results have no identity of their own, and only ever grow at the end */
import { Button, Input, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useId, useState, type KeyboardEvent } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { invoke, type Acting } from '../api/local-api.ts'
import type { Attachment, Command } from '../api/wire.ts'
import { useSession } from '../session.ts'
import { previewOf, readAnswer } from './answers.ts'
import { ResultRow } from './result-row.tsx'
import { useSearch } from './use-search.ts'

export function SearchPane({
  command,
  acting,
  onInsert,
}: {
  readonly command: Command
  readonly acting: Acting
  readonly onInsert: (attachments: readonly Attachment[]) => void
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
        {results.length > 0 && (
          <span aria-hidden="true">
            <kbd className={styles.key}>{texts.enterKey}</kbd> {texts.enterInserts}
          </span>
        )}
      </div>
    </>
  )
}

const useStyles = makeStyles({
  field: { padding: '0 16px 8px' },
  input: { width: '100%' },
  list: { flex: 1, minHeight: '0', margin: 0, padding: '0', overflowY: 'auto', listStyleType: 'none' },
  listEmpty: { flex: '0 0 0' },
  empty: {
    flex: 1,
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
