/** One resource, whole, beside the list. */
import { useEffect, useRef } from 'react'
import {
  Avatar,
  Body1,
  Body1Strong,
  Button,
  Caption1,
  Link,
  makeStyles,
  tokens,
  Tooltip,
  typographyStyles,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { OpenRegular } from '@fluentui/react-icons/svg/open'
import type { ResourceReply } from '#domain/api/replies.ts'
import { useEscape } from '#tab/hooks/use-escape.ts'
import { ApiError } from '#tab/api/api-error.ts'
import { useResource } from '#tab/api/resources.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { KindTile } from '#tab/ui/kind-tile.tsx'
import { longDate } from '#tab/ui/relative-date.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '44px',
    padding: '0 12px 0 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  kind: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
  content: { display: 'grid', gap: '12px', padding: '20px 24px 32px' },
  title: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: 'anywhere', outline: 'none' },
  why: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  who: { display: 'flex', alignItems: 'center', gap: '12px' },
  muted: { color: tokens.colorNeutralForeground3 },
  body: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', paddingTop: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  link: { display: 'inline-flex', alignItems: 'center', gap: '6px', overflowWrap: 'anywhere' },
})

export function ResourceDetail({ resourceId, onClose }: { readonly resourceId: string; readonly onClose: () => void }) {
  const styles = useStyles()
  const texts = useTexts()
  const { teamId } = useHost()
  const resource = useResource(teamId, resourceId)
  useEscape(onClose)
  return (
    <div>
      <div className={styles.bar}>
        {resource.data === undefined ? null : <KindTile kind={resource.data.kind} isNamed={false} />}
        <Caption1 className={styles.kind}>{resource.data === undefined ? '' : texts.kinds[resource.data.kind].name}</Caption1>
        <Tooltip content={texts.library.closeDetails} relationship="label">
          <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
        </Tooltip>
      </div>
      {resource.data !== undefined ? (
        <Content resource={resource.data} />
      ) : resource.isError ? (
        <FailedFace title={isMissing(resource.error) ? texts.library.detailMissing : texts.library.detailFailed} error={resource.error}>
          {isMissing(resource.error) ? null : (
            <Button size="small" onClick={() => void resource.refetch()}>
              {texts.library.tryAgain}
            </Button>
          )}
        </FailedFace>
      ) : (
        <LoadingFace label={texts.library.loading} />
      )}
    </div>
  )
}

const isMissing = (error: unknown): boolean => error instanceof ApiError && error.code === 'not-found'

function Content({ resource }: { readonly resource: ResourceReply }) {
  const styles = useStyles()
  const texts = useTexts()
  const locale = useDisplayLocale()
  const titleRef = useRef<HTMLHeadingElement>(null)
  // Whoever opens a row reads on here; Escape goes back.
  useEffect(() => titleRef.current?.focus(), [])
  const { title, why, body, link, linkHost, sharedBy, sharedAt, tags } = resource
  return (
    <article className={styles.content}>
      <h2 ref={titleRef} tabIndex={-1} dir="auto" className={styles.title}>
        {title}
      </h2>
      {why === '' ? null : (
        <Body1 dir="auto" className={styles.why}>
          {why}
        </Body1>
      )}
      <div className={styles.who}>
        <Avatar name={sharedBy.name} color="colorful" size={32} aria-hidden />
        <div>
          <Body1Strong block>{sharedBy.name}</Body1Strong>
          <Caption1 className={styles.muted}>{texts.library.sharedOn(longDate(sharedAt, locale))}</Caption1>
        </div>
      </div>
      {tags.length === 0 ? null : (
        <Caption1 dir="auto" className={styles.muted}>
          {texts.card.tags(tags)}
        </Caption1>
      )}
      {link === null ? null : (
        <Link href={link} target="_blank" rel="noopener noreferrer" className={styles.link}>
          <OpenRegular aria-hidden />
          {texts.library.openLink(linkHost ?? link)}
        </Link>
      )}
      {body === '' ? null : (
        <Body1 dir="auto" className={styles.body}>
          {body}
        </Body1>
      )}
    </article>
  )
}
