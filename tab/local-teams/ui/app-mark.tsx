/** The app's sign: an open book on a brand-coloured tile. A decoration; its name stands beside it or labels its button. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { BookOpenFilled } from '@fluentui/react-icons/svg/book-open'

export function AppMark({ size }: { readonly size: 20 | 24 | 32 }) {
  const styles = useStyles()
  return (
    <span aria-hidden="true" className={styles.tile} style={{ width: size, height: size, fontSize: size * 0.62 }}>
      <BookOpenFilled />
    </span>
  )
}

const useStyles = makeStyles({
  tile: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
})
