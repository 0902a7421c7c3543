/** The filters that are on, each with a way to take it off. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useTexts } from '#tab/host/host-context.ts'
import { useFocusNeighbour } from '#tab/hooks/use-focus-neighbour.ts'
import { toggleTag, withoutFilters, type LibraryView } from '../library-view.ts'

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px',
    listStyle: 'none',
    margin: 0,
    padding: '8px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@container (max-width: 480px)': { padding: '8px 12px' },
  },
  chip: { minWidth: 0, fontWeight: tokens.fontWeightRegular },
})

export type ChosenFiltersProps = {
  readonly view: LibraryView
  readonly onChange: (view: LibraryView) => void
  /** Where the focus goes with the last one. */
  readonly whenEmpty: () => HTMLElement | null | undefined
}

export function ChosenFilters({ view, onChange, whenEmpty }: ChosenFiltersProps) {
  const styles = useStyles()
  const { kinds, library } = useTexts()
  const { filters } = library
  const chipsRef = useFocusNeighbour(whenEmpty)
  const chosen = [
    ...(view.kind === null ? [] : [{ name: kinds[view.kind].plural, without: { ...view, kind: null } }]),
    ...view.tags.map((tag) => ({ name: `#${tag}`, without: toggleTag(view, tag) })),
    ...(view.mark === null ? [] : [{ name: view.mark === 'rough' ? filters.rough : library.outdated, without: { ...view, mark: null } }]),
  ]
  return (
    <div ref={chipsRef}>
      {chosen.length === 0 ? null : (
        <ul className={styles.row} aria-label={filters.chosen}>
          {chosen.map(({ name, without }) => (
            <li key={name}>
              <Button
                size="small"
                shape="circular"
                className={styles.chip}
                iconPosition="after"
                icon={<DismissRegular />}
                aria-label={filters.remove(name)}
                onClick={() => onChange(without)}
              >
                {name}
              </Button>
            </li>
          ))}
          {chosen.length < 2 ? null : (
            <li>
              <Button size="small" appearance="transparent" onClick={() => onChange(withoutFilters(view))}>
                {filters.clear}
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
