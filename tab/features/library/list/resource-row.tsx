/** One row: what it is, when one needs it, who shared it and when, and whom it helped. */
import type { MouseEvent } from 'react'
import { Avatar, Body1, Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ThumbLikeRegular } from '@fluentui/react-icons/svg/thumb-like'
import type { ResourceSummaryReply } from '#domain/api/replies.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { useHiddenStyles } from '#tab/ui/hidden.ts'
import { KindTile } from '#tab/ui/kind-tile.tsx'
import { OutdatedMark, RoughMark } from '#tab/ui/marks.tsx'
import { RelativeDate } from '#tab/ui/relative-date.tsx'

export type ResourceRowProps = {
  readonly resource: ResourceSummaryReply
  readonly isOpen: boolean
  /** @param isByKey - opened to be read on there, by Enter or a screen reader */
  readonly onOpen: (isByKey: boolean) => void
}

const narrow = '@container (max-width: 640px)'
const phone = '@container (max-width: 420px)'

const useStyles = makeStyles({
  row: {
    position: 'relative',
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
    [narrow]: { gridTemplateColumns: '32px minmax(0, 1fr)', alignItems: 'start', minHeight: '82px' },
    [phone]: { padding: '10px 8px' },
  },
  open: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: 0,
      insetBlock: '8px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
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
  head: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  title: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [phone]: { whiteSpace: 'normal', display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflowWrap: 'anywhere' },
  },
  mark: { flexShrink: 0 },
  why: {
    justifySelf: 'start',
    maxWidth: '100%',
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  meta: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '4px 8px',
    minWidth: 0,
    [narrow]: { gridColumn: 2, display: 'flex', alignItems: 'center', gap: '8px', paddingTop: '2px' },
  },
  who: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0, [narrow]: { flexShrink: 0, maxWidth: '60%' } },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  date: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap', textAlign: 'end' },
  tags: {
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
    paddingInlineStart: '28px',
    [narrow]: { paddingInlineStart: 0 },
    [phone]: { display: 'none' },
  },
  helped: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    justifySelf: 'end',
    [narrow]: { marginInlineStart: 'auto' },
  },
  thumb: { fontSize: '16px' },
  line: { height: '1px', marginInlineStart: '56px', marginInlineEnd: '12px', backgroundColor: tokens.colorNeutralStroke3 },
})

export function ResourceRow({ resource, isOpen, onOpen }: ResourceRowProps) {
  const styles = useStyles()
  const { hidden } = useHiddenStyles()
  const texts = useTexts()
  const locale = useDisplayLocale()
  const { themeName } = useHost()
  const { kind, title, why, sharedBy, authorName, sharedAt, tags, linkHost, isRough, isOutdated, helpedCount } = resource
  const isContrast = themeName === 'contrast'
  const who = authorName === null ? sharedBy.name : texts.library.writtenBy(authorName, sharedBy.name)
  const look = mergeClasses(styles.row, isContrast && styles.contrast, isOpen && (isContrast ? styles.openContrast : styles.open))
  return (
    <>
      <button
        type="button"
        data-row={resource.resourceId}
        aria-current={isOpen ? 'true' : undefined}
        className={look}
        // A key or a screen reader presses without a pointer.
        onClick={({ detail }: MouseEvent) => onOpen(detail === 0)}
      >
        <KindTile kind={kind} />
        <span className={styles.words}>
          <span className={styles.head}>
            <Body1Strong dir="auto" className={styles.title}>
              {title}
            </Body1Strong>
            {isOutdated ? <OutdatedMark className={styles.mark} /> : null}
            {isRough ? <RoughMark className={styles.mark} /> : null}
          </span>
          <Body1 dir="auto" className={styles.why}>
            {why === '' ? (linkHost ?? '') : why}
          </Body1>
        </span>
        <span className={styles.meta}>
          <span className={styles.who}>
            <Avatar name={authorName ?? sharedBy.name} size={20} color={isContrast ? 'neutral' : 'colorful'} aria-hidden />
            <Caption1 dir="auto" className={styles.name} title={authorName === null ? undefined : who}>
              {who}
            </Caption1>
          </span>
          <Caption1 className={styles.date}>
            <RelativeDate instant={sharedAt} locale={locale} />
          </Caption1>
          <Caption1 dir="auto" className={styles.tags}>
            {tags.length === 0 ? '' : texts.card.tags(tags)}
          </Caption1>
          {helpedCount === 0 ? null : (
            <Caption1 className={styles.helped}>
              <ThumbLikeRegular aria-hidden className={styles.thumb} />
              <span aria-hidden>{helpedCount.toLocaleString(locale)}</span>
              <span className={hidden}>{texts.library.helpedPeople(helpedCount)}</span>
            </Caption1>
          )}
        </span>
      </button>
      <div className={styles.line} />
    </>
  )
}
