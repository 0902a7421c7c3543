/** The link is in the library already: who shared it, when, and the way to add a view to it. */
import {
  Body1,
  Caption1,
  Link,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components'
import type { ResourceSummaryReply } from '#domain/api/replies.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { monthOf } from '#tab/ui/relative-date.tsx'

const useStyles = makeStyles({
  words: { display: 'grid', gap: '2px', paddingTop: '4px', overflowWrap: 'anywhere' },
  muted: { color: tokens.colorNeutralForeground2 },
})

export type KnownLinkProps = { readonly resource: ResourceSummaryReply; readonly onSee: (() => void) | null }

export function KnownLink({ resource, onSee }: KnownLinkProps) {
  const styles = useStyles()
  const { share, library } = useTexts()
  const locale = useDisplayLocale()
  const { title, why, sharedBy, sharedAt, linkHost, helpedCount } = resource
  const facts = [linkHost, helpedCount === 0 ? null : library.helpedPeople(helpedCount)].filter((fact) => fact !== null)
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{share.known.title(sharedBy.name, monthOf(sharedAt, locale))}</MessageBarTitle>
        {share.known.text}
        <span className={styles.words}>
          <Body1 dir="auto">{title}</Body1>
          {why === '' ? null : (
            <Caption1 dir="auto" className={styles.muted}>
              {why}
            </Caption1>
          )}
          <Caption1 className={styles.muted}>{facts.join(' · ')}</Caption1>
        </span>
      </MessageBarBody>
      {onSee === null ? null : (
        <MessageBarActions>
          <Link as="button" onClick={onSee}>
            {share.known.see}
          </Link>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}
