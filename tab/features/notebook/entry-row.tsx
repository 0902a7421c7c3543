/** One entry: what it is, where it came from, and passing it on or letting it go. */
import {
  Body1,
  Body1Strong,
  Button,
  Caption1,
  Link,
  makeStyles,
  mergeClasses,
  tokens,
  Tooltip,
  useRestoreFocusTarget,
} from '@fluentui/react-components'
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import { NoteRegular } from '@fluentui/react-icons/svg/note'
import { textBeyondTitle } from '#domain/notebook/entry.ts'
import type { EntryReply } from '#domain/api/replies.ts'
import { useDeleteEntry, useMe } from '#tab/api/personal.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { tabLink } from '#tab/host/library-link.ts'
import { openLink } from '#tab/host/open-in-teams.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { useCardStyles } from '#tab/ui/card-list.ts'
import { dayOf } from '#tab/ui/relative-date.tsx'

const useStyles = makeStyles({
  row: { alignItems: 'start' },
  icon: { fontSize: '20px', lineHeight: 0, justifySelf: 'center', paddingTop: '2px', color: tokens.colorNeutralForeground2 },
  note: {
    whiteSpace: 'pre-wrap',
    overflow: 'hidden',
    display: '-webkit-box',
    WebkitLineClamp: 4,
    WebkitBoxOrient: 'vertical',
  },
  // A button's own size is the browser's.
  link: { fontSize: 'inherit', lineHeight: 'inherit' },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '2px 12px' },
})

export function EntryRow({ entry, onPassOn }: { readonly entry: EntryReply; readonly onPassOn: () => void }) {
  const cards = useCardStyles()
  const styles = useStyles()
  const { notebook: texts } = useTexts().personal
  const { library } = useTexts()
  const locale = useDisplayLocale()
  const { appId } = useHost().host
  const remove = useDeleteEntry()
  const me = useMe()
  const restoreTarget = useRestoreFocusTarget()
  const { title, note, thought, link, linkHost, source, resource, status, savedAt } = entry
  const date = dayOf(savedAt, locale)
  const when =
    status === 'shared' ? texts.passedOn(date) : source === null ? texts.captured(date) : texts.fromMessage(source.author.name, date)
  const messageUrl = source?.messageUrl ?? null
  const said = textBeyondTitle(title, note)
  const channelId = me.data?.teams.find(({ teamId }) => teamId === resource?.teamId)?.channelId ?? null
  return (
    <li data-entry={entry.entryId} className={mergeClasses(cards.row, styles.row)}>
      <span aria-hidden className={styles.icon}>
        {link === null ? <NoteRegular /> : <LinkRegular />}
      </span>
      <div className={cards.words}>
        <Body1Strong dir="auto">{title}</Body1Strong>
        {said === '' ? null : (
          <>
            {source === null ? null : <Caption1 className={cards.muted}>{texts.theirMessage(source.author.name)}</Caption1>}
            <Body1 dir="auto" className={mergeClasses(cards.second, styles.note)}>
              {said}
            </Body1>
          </>
        )}
        {thought === '' ? null : (
          <>
            <Caption1 className={cards.muted}>{texts.myThought}</Caption1>
            <Body1 dir="auto" className={mergeClasses(cards.second, styles.note)}>
              {thought}
            </Body1>
          </>
        )}
        <Caption1 className={mergeClasses(cards.muted, styles.facts)}>
          <span>{when}</span>
          {link === null ? null : (
            <Link inline href={link} target="_blank" rel="noopener noreferrer">
              {library.openLink(linkHost ?? link)}
            </Link>
          )}
          {messageUrl === null ? null : (
            <Link as="button" inline className={styles.link} onClick={() => void openLink(messageUrl)}>
              {texts.openMessage}
            </Link>
          )}
          {resource === null ? null : (
            <Link
              as="button"
              inline
              className={styles.link}
              onClick={() => void openLink(tabLink(window.location.origin, appId, { ...resource, channelId }))}
            >
              {texts.openResource}
            </Link>
          )}
        </Caption1>
      </div>
      <div className={cards.buttons}>
        {status === 'shared' || resource !== null ? null : (
          <Button size="small" icon={<ArrowForwardRegular />} aria-label={texts.passOnOf(title)} onClick={onPassOn} {...restoreTarget}>
            {texts.passOn}
          </Button>
        )}
        <Tooltip content={texts.delete(title)} relationship="label">
          <Button size="small" appearance="subtle" icon={<DeleteRegular />} onClick={() => remove.mutate(entry)} />
        </Tooltip>
      </div>
    </li>
  )
}
