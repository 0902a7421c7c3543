/** Above the list: how many there are, in which order, and the filters where there is no rail. */
import { Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'
import { FilterButton } from '../filters/filter-button.tsx'
import type { FilterRailProps } from '../filters/filter-rail.tsx'
import { SortMenu } from '../filters/sort-menu.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '44px',
    boxSizing: 'border-box',
    padding: '0 12px 0 20px',
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@container (max-width: 480px)': { padding: '0 8px' },
  },
  count: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

export type ListBarProps = FilterRailProps & {
  readonly hasRail: boolean
  /** Of the list in view; undefined while there is none. */
  readonly total: number | undefined
  /** That the list in view answers. */
  readonly words: string
}

export function ListBar({ hasRail, total, words, ...filters }: ListBarProps) {
  const styles = useStyles()
  const { library } = useTexts()
  return (
    <div className={styles.bar}>
      {hasRail ? null : <FilterButton {...filters} />}
      <Caption1 role="status" className={styles.count}>
        {total === undefined ? '' : words === '' ? library.count(total) : library.countFor(total, words)}
      </Caption1>
      <SortMenu view={filters.view} onChange={filters.onChange} />
    </div>
  )
}
