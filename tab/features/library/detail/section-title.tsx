/** The name of a part of an open resource, with how many there are. */
import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'

const useStyles = makeStyles({
  title: { display: 'flex', gap: '6px', margin: 0 },
  count: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
})

export function SectionTitle({ text, count = 0 }: { readonly text: string; readonly count?: number }) {
  const styles = useStyles()
  const locale = useDisplayLocale()
  return (
    <Subtitle2 as="h3" className={styles.title}>
      {text}
      {count === 0 ? null : <span className={styles.count}>{count.toLocaleString(locale)}</span>}
    </Subtitle2>
  )
}
