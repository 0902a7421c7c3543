/** What one can narrow the library down to: kinds with counts, the tags used most, rough and outdated ones. */
import type { ReactNode } from 'react'
import { Caption1, makeStyles, mergeClasses, tokens, typographyStyles, useRestoreFocusTarget } from '@fluentui/react-components'
import { AppsListRegular } from '@fluentui/react-icons/svg/apps-list'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { DraftsRegular } from '@fluentui/react-icons/svg/drafts'
import { HistoryDismissRegular } from '@fluentui/react-icons/svg/history-dismiss'
import { TagRegular } from '@fluentui/react-icons/svg/tag'
import type { LibraryReply } from '#domain/api/replies.ts'
import { resourceKinds } from '#domain/resources/resource.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { KindIcon } from '#tab/ui/kind-tile.tsx'
import { countFilters, toggleTag, withoutFilters, type LibraryView } from '../library-view.ts'

export type FilterRailProps = {
  readonly library: LibraryReply | undefined
  readonly view: LibraryView
  readonly onChange: (view: LibraryView) => void
  readonly onShowDeleted: () => void
}

const topTags = 8

const useStyles = makeStyles({
  rail: { display: 'grid', alignContent: 'start', padding: '8px' },
  title: { ...typographyStyles.caption1Strong, margin: 0, padding: '16px 12px 6px', color: tokens.colorNeutralForeground2 },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid' },
  foot: { marginTop: '16px', paddingTop: '8px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
})

export function FilterRail({ library, view, onChange, onShowDeleted }: FilterRailProps) {
  const styles = useStyles()
  const { filters, ...texts } = useTexts().library
  const { kinds } = useTexts()
  const bare = withoutFilters(view)
  // A tag that was chosen elsewhere can be let go here.
  const counts = new Map(library?.tags.map(({ tag, count }) => [tag, count]))
  const tags = [...new Set([...(library?.tags.slice(0, topTags).map(({ tag }) => tag) ?? []), ...view.tags])]
  return (
    <nav className={styles.rail} aria-label={filters.label}>
      <ul className={styles.list}>
        <Choice
          icon={<AppsListRegular />}
          name={filters.everything}
          count={library?.total}
          isChosen={countFilters(view) === 0}
          onChoose={() => onChange(bare)}
        />
        {resourceKinds.map((kind) => (
          <Choice
            key={kind}
            icon={<KindIcon kind={kind} />}
            name={kinds[kind].plural}
            count={library === undefined ? undefined : (library.kinds[kind] ?? 0)}
            isChosen={view.kind === kind}
            onChoose={() => onChange({ ...view, kind: view.kind === kind ? null : kind })}
          />
        ))}
      </ul>
      {tags.length === 0 ? null : (
        <>
          <h2 className={styles.title}>{filters.topTags}</h2>
          <ul className={styles.list}>
            {tags.map((tag) => (
              <Choice
                key={tag}
                icon={<TagRegular />}
                name={tag}
                count={counts.get(tag)}
                isChosen={view.tags.includes(tag)}
                onChoose={() => onChange(toggleTag(view, tag))}
              />
            ))}
          </ul>
        </>
      )}
      <h2 className={styles.title}>{filters.care}</h2>
      <ul className={styles.list}>
        <Choice
          icon={<DraftsRegular />}
          name={filters.rough}
          count={library?.rough}
          isChosen={view.mark === 'rough'}
          onChoose={() => onChange({ ...view, mark: view.mark === 'rough' ? null : 'rough' })}
        />
        <Choice
          icon={<HistoryDismissRegular />}
          name={texts.outdated}
          count={library?.outdated}
          isChosen={view.mark === 'outdated'}
          onChoose={() => onChange({ ...view, mark: view.mark === 'outdated' ? null : 'outdated' })}
        />
      </ul>
      <ul className={mergeClasses(styles.list, styles.foot)}>
        <Choice icon={<DeleteRegular />} name={filters.deleted} count={undefined} isChosen={null} onChoose={onShowDeleted} />
      </ul>
    </nav>
  )
}

const useChoiceStyles = makeStyles({
  choice: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'center',
    width: '100%',
    minHeight: '34px',
    padding: '0 12px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    ...typographyStyles.body1,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground3Selected,
    fontWeight: tokens.fontWeightSemibold,
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: 0,
      insetBlock: '8px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Selected },
  },
  contrast: { ':hover': { backgroundColor: tokens.colorNeutralBackground1, outline: `1px dashed ${tokens.colorCompoundBrandStroke}` } },
  chosenContrast: {
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: '-2px',
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { fontSize: '20px', lineHeight: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  count: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
})

type ChoiceProps = {
  readonly icon: ReactNode
  readonly name: string
  readonly count: number | undefined
  /** Null for what is no filter. */
  readonly isChosen: boolean | null
  readonly onChoose: () => void
}

function Choice({ icon, name, count, isChosen, onChoose }: ChoiceProps) {
  const styles = useChoiceStyles()
  const isContrast = useHost().themeName === 'contrast'
  // Recently deleted opens a dialog, which gives the focus back.
  const restoreTarget = useRestoreFocusTarget()
  const locale = useDisplayLocale()
  const look = mergeClasses(
    styles.choice,
    isContrast && styles.contrast,
    isChosen === true && (isContrast ? styles.chosenContrast : styles.chosen),
  )
  return (
    <li>
      <button type="button" className={look} {...(isChosen === null ? restoreTarget : { 'aria-pressed': isChosen })} onClick={onChoose}>
        <span aria-hidden className={styles.icon}>
          {icon}
        </span>
        <span dir="auto" className={styles.name}>
          {name}
        </span>
        {count === undefined ? null : <Caption1 className={styles.count}>{count.toLocaleString(locale)}</Caption1>}
      </button>
    </li>
  )
}
