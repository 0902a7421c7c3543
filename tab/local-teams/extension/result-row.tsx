/** One result of a search, as Teams draws a preview card in a list: picture, title, one line below. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useSession } from '../session.ts'
import type { ResultPreview } from './answers.ts'

type Props = {
  readonly id: string
  readonly preview: ResultPreview
  readonly isArmed: boolean
  readonly onArm: () => void
  readonly onChoose: () => void
}

export function ResultRow({ id, preview, isArmed, onArm, onChoose }: Props) {
  const { theme } = useSession()
  const styles = useStyles()
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the combobox that owns the list takes the keys
    <li
      id={id}
      role="option"
      aria-selected={isArmed}
      className={mergeClasses(styles.row, isArmed && styles.armed, isArmed && theme === 'contrast' && styles.armedContrast)}
      onPointerMove={onArm}
      // Keeps the cursor in the field: keys go on working after a click.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {preview.image !== null && <img className={styles.image} src={preview.image} alt="" />}
      <span className={styles.words}>
        <span className={styles.title}>{preview.title}</span>
        {preview.detail !== '' && <span className={styles.detail}>{preview.detail}</span>}
      </span>
    </li>
  )
}

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '52px',
    boxSizing: 'border-box',
    padding: '6px 16px',
    cursor: 'pointer',
  },
  armed: {
    backgroundColor: tokens.colorNeutralBackground1Hover,
    boxShadow: `inset 2px 0 0 ${tokens.colorCompoundBrandStroke}`,
  },
  // In high contrast the hover colour swallows text: there an outline says it.
  armedContrast: {
    backgroundColor: 'transparent',
    boxShadow: 'none',
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: '-2px',
  },
  image: { width: '32px', height: '32px', borderRadius: tokens.borderRadiusLarge, objectFit: 'cover', flexShrink: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  title: { ...oneLine, fontWeight: tokens.fontWeightSemibold },
  detail: { ...oneLine, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
})
