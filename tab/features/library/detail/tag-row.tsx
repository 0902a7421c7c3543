/** The tags of a resource; each shows what else has it. */
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'

const useStyles = makeStyles({
  row: { listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: '6px', margin: 0, padding: 0 },
  tag: { fontWeight: tokens.fontWeightRegular, minWidth: 0, maxWidth: '100%', overflowWrap: 'anywhere' },
})

export function TagRow({ tags, onTag }: { readonly tags: readonly string[]; readonly onTag: (tag: string) => void }) {
  const styles = useStyles()
  const { library } = useTexts()
  return (
    <ul className={styles.row} aria-label={library.tags}>
      {tags.map((tag) => (
        <li key={tag}>
          <Button size="small" shape="circular" className={styles.tag} aria-label={library.filterByTag(tag)} onClick={() => onTag(tag)}>
            #{tag}
          </Button>
        </li>
      ))}
    </ul>
  )
}
