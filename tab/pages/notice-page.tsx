/** A page that only says something. */
import { makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'grid',
    placeContent: 'center',
    justifyItems: 'center',
    gap: '8px',
    padding: '24px',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { margin: 0, textAlign: 'center' },
  text: { color: tokens.colorNeutralForeground2, maxWidth: '44ch' },
})

export function NoticePage({ title, text }: { readonly title: string; readonly text: string }) {
  const styles = useStyles()
  return (
    <main className={styles.page}>
      <Subtitle1 as="h1" className={styles.title}>
        {title}
      </Subtitle1>
      <Text align="center" className={styles.text}>
        {text}
      </Text>
    </main>
  )
}
