/** The filters that are on, each with a way to take it off. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useTexts } from '#tab/host/host-context.ts'
import { countFilters, toggleTag, withoutFilters, type LibraryView } from '../library-view.ts'

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px',
    padding: '8px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@container (max-width: 480px)': { padding: '8px 12px' },
  },
  chip: { minWidth: 0, fontWeight: tokens.fontWeightRegular },
})

export function ChosenFilters({ view, onChange }: { readonly view: LibraryView; readonly onChange: (view: LibraryView) => void }) {
  const styles = useStyles()
  const { kinds, library } = useTexts()
  const { filters } = library
  if (countFilters(view) === 0) return null
  const chosen = [
    ...(view.kind === null ? [] : [{ name: kinds[view.kind].plural, without: { ...view, kind: null } }]),
    ...view.tags.map((tag) => ({ name: `#${tag}`, without: toggleTag(view, tag) })),
    ...(view.mark === null ? [] : [{ name: view.mark === 'rough' ? filters.rough : library.outdated, without: { ...view, mark: null } }]),
  ]
  return (
    <div className={styles.row}>
      {chosen.map(({ name, without }) => (
        <Button
          key={name}
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
      ))}
      {chosen.length < 2 ? null : (
        <Button size="small" appearance="transparent" onClick={() => onChange(withoutFilters(view))}>
          {filters.clear}
        </Button>
      )}
    </div>
  )
}
