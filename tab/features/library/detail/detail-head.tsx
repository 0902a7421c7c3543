/** Name, when one needs it, who shared and changed it. */
import type { RefObject } from 'react'
import {
  Avatar,
  Body1,
  Body1Strong,
  Caption1,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
  typographyStyles,
  useRestoreFocusTarget,
} from '@fluentui/react-components'
import type { ResourceReply, ResourceSummaryReply } from '#domain/api/replies.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { RoughMark } from '#tab/ui/marks.tsx'
import { dayOf } from '#tab/ui/relative-date.tsx'

const useStyles = makeStyles({
  head: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px' },
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  title: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: 'anywhere', outline: 'none' },
  why: { justifySelf: 'start', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  who: { display: 'flex', alignItems: 'center', gap: '12px', marginTop: '4px' },
  muted: { color: tokens.colorNeutralForeground3 },
  history: { fontSize: tokens.fontSizeBase200 },
})

export type DetailHeadProps = {
  readonly shown: ResourceSummaryReply
  readonly whole: ResourceReply | undefined
  readonly titleRef: RefObject<HTMLHeadingElement | null>
  readonly onHistory: () => void
}

export function DetailHead({ shown, whole, titleRef, onHistory }: DetailHeadProps) {
  const styles = useStyles()
  const { library } = useTexts()
  const locale = useDisplayLocale()
  const restoreTarget = useRestoreFocusTarget()
  const isContrast = useHost().themeName === 'contrast'
  const { title, why, sharedBy, authorName, sharedAt, isRough } = shown
  const edited = whole?.edited ?? null
  const outdated = whole?.outdated ?? null
  return (
    <div className={styles.head}>
      {outdated === null ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {library.outdatedBy(outdated.by.name, dayOf(outdated.at, locale))}{' '}
            {outdated.instead === '' ? null : library.instead(outdated.instead)}
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.name}>
        <h2 ref={titleRef} tabIndex={-1} dir="auto" className={styles.title}>
          {title}
        </h2>
        {isRough ? <RoughMark /> : null}
      </div>
      {why === '' ? null : (
        <Body1 dir="auto" className={styles.why}>
          {why}
        </Body1>
      )}
      <div className={styles.who}>
        <Avatar name={authorName ?? sharedBy.name} color={isContrast ? 'neutral' : 'colorful'} size={32} aria-hidden />
        <div>
          <Body1Strong block dir="auto">
            {authorName === null ? sharedBy.name : library.writtenBy(authorName, sharedBy.name)}
          </Body1Strong>
          <Caption1 className={styles.muted}>
            {library.sharedOn(dayOf(sharedAt, locale))}
            {edited === null ? null : (
              <>
                {' · '}
                {library.editedOn(edited.by.name, dayOf(edited.at, locale))}
                {' · '}
                <Link as="button" inline className={styles.history} onClick={onHistory} {...restoreTarget}>
                  {library.actions.history}
                </Link>
              </>
            )}
          </Caption1>
        </div>
      </div>
    </div>
  )
}
