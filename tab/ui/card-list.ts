/** Rows in one card on the canvas. */
import { makeStyles, tokens } from '@fluentui/react-components'

export const useCardStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr) auto',
    columnGap: '12px',
    alignItems: 'center',
    padding: '12px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
    '@container (max-width: 480px)': { gridTemplateColumns: '32px minmax(0, 1fr)', padding: '12px' },
  },
  words: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    justifyItems: 'start',
    minWidth: 0,
    gap: '2px',
    overflowWrap: 'anywhere',
  },
  second: { color: tokens.colorNeutralForeground2 },
  muted: { color: tokens.colorNeutralForeground3 },
  buttons: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    '@container (max-width: 480px)': { gridColumn: 2, flexWrap: 'wrap', paddingTop: '6px' },
  },
})
