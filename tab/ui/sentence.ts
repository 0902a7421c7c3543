/** A sentence with choices in it, which breaks between its parts. */
import { makeStyles } from '@fluentui/react-components'

export const useSentenceStyles = makeStyles({
  sentence: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  /** A word and the choice after it stay together. */
  part: { display: 'inline-flex', alignItems: 'center', gap: '8px', maxWidth: '100%', minWidth: 0 },
})
