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
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { ageOf, monthOf } from '#tab/ui/relative-date.tsx'

const useStyles = makeStyles({
  words: { display: 'grid', gap: '2px', paddingTop: '4px', overflowWrap: 'anywhere' },
  muted: { color: tokens.colorNeutralForeground2 },
})

export type KnownLinkProps = {
  readonly resource: ResourceSummaryReply
  /** What is typed and will not be part of a view. */
  readonly unused: readonly ('title' | 'tags')[]
  readonly onSee: (() => void) | null
}

export function KnownLink({ resource, unused, onSee }: KnownLinkProps) {
  const styles = useStyles()
  const { share, library } = useTexts()
  const locale = useDisplayLocale()
  const { me } = useHost().host
  const { title, why, sharedBy, sharedAt, linkHost, helpedCount } = resource
  const facts = [linkHost, helpedCount === 0 ? null : library.helpedPeople(helpedCount)].filter((fact) => fact !== null)
  const age = ageOf(sharedAt)
  const when = age === 'earlier' ? share.known.when.inMonth(monthOf(sharedAt, locale)) : share.known.when[age]
  const [first] = unused
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {sharedBy.personId === me.personId ? share.known.mine(when) : share.known.title(sharedBy.name, when)}
        </MessageBarTitle>
        {share.known.text} {first === undefined ? null : share.known.unused[unused.length > 1 ? 'both' : first]}
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
