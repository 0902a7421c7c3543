/** One row: what it is, when one needs it, who shared it and when. */
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Avatar, Body1, Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ResourceSummaryReply } from '#domain/api/replies.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { KindTile } from '#tab/ui/kind-tile.tsx'
import { RelativeDate } from '#tab/ui/relative-date.tsx'

export type ResourceRowProps = {
  readonly resource: ResourceSummaryReply
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const narrow = '@container (max-width: 640px)'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr) 208px',
    columnGap: '12px',
    alignItems: 'center',
    width: '100%',
    minHeight: '64px',
    padding: '10px 12px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusXLarge,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    [narrow]: { gridTemplateColumns: '32px minmax(0, 1fr)', alignItems: 'start' },
  },
  open: { backgroundColor: tokens.colorNeutralBackground1Selected, boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` },
  // In high contrast the hover colours are a background for other texts than these: an outline says the same.
  contrast: {
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1,
      outline: `1px dashed ${tokens.colorCompoundBrandStroke}`,
      outlineOffset: '-2px',
    },
    ':active': { backgroundColor: tokens.colorNeutralBackground1 },
  },
  openContrast: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-2px' },
  words: { display: 'grid', minWidth: 0, gap: '2px' },
  title: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [narrow]: { whiteSpace: 'normal', display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical' },
  },
  why: { color: tokens.colorNeutralForeground2, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  meta: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '4px 8px',
    minWidth: 0,
    [narrow]: { gridColumn: 2, display: 'flex', alignItems: 'center', gap: '8px' },
  },
  who: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  date: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap', [narrow]: { order: 2, marginInlineStart: 'auto' } },
  tags: {
    gridColumn: '1 / -1',
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    paddingInlineStart: '28px',
    [narrow]: { paddingInlineStart: 0, flexShrink: 1, minWidth: 0 },
    '@container (max-width: 420px)': { display: 'none' },
  },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, ':last-child': { borderBottom: 'none' } },
})

export function ResourceRow({ resource, isOpen, onOpen, onKeyDown }: ResourceRowProps) {
  const styles = useStyles()
  const texts = useTexts()
  const locale = useDisplayLocale()
  const { themeName } = useHost()
  const { kind, title, why, sharedBy, sharedAt, tags, linkHost } = resource
  const rowRef = useRef<HTMLButtonElement>(null)
  // The list grows narrower when a resource opens beside it, and its row would move out of sight.
  useEffect(() => {
    if (isOpen) rowRef.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const isContrast = themeName === 'contrast'
  const look = mergeClasses(styles.row, isContrast && styles.contrast, isOpen && (isContrast ? styles.openContrast : styles.open))
  return (
    <li className={styles.item}>
      <button
        ref={rowRef}
        type="button"
        data-row={resource.resourceId}
        aria-current={isOpen ? 'true' : undefined}
        className={look}
        onClick={onOpen}
        onKeyDown={onKeyDown}
      >
        <KindTile kind={kind} />
        <span className={styles.words}>
          <Body1Strong dir="auto" className={styles.title}>
            {title}
          </Body1Strong>
          <Body1 dir="auto" className={styles.why}>
            {why === '' ? (linkHost ?? '') : why}
          </Body1>
        </span>
        <span className={styles.meta}>
          <span className={styles.who}>
            <Avatar name={sharedBy.name} size={20} color="colorful" aria-hidden />
            <Caption1 dir="auto" className={styles.name}>
              {sharedBy.name}
            </Caption1>
          </span>
          <Caption1 className={styles.date}>
            <RelativeDate instant={sharedAt} locale={locale} />
          </Caption1>
          {tags.length === 0 ? null : (
            <Caption1 dir="auto" className={styles.tags}>
              {texts.card.tags(tags)}
            </Caption1>
          )}
        </span>
      </button>
    </li>
  )
}
