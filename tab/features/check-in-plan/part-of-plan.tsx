/** A part of the plan: its name, what is added to it, and its fields, under a line. */
import { useId, type ReactNode } from 'react'
import { makeStyles, Text, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  part: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    margin: 0,
    padding: '16px 0 0',
    border: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: '8px', minHeight: '32px' },
  name: { margin: 0 },
  beside: { color: tokens.colorNeutralForeground2 },
  action: { marginInlineStart: 'auto' },
})

export type PartOfPlanProps = {
  readonly name: string
  readonly beside?: string
  readonly action?: ReactNode
  readonly children: ReactNode
}

export function PartOfPlan({ name, beside, action, children }: PartOfPlanProps) {
  const styles = useStyles()
  const nameId = useId()
  return (
    <div role="group" aria-labelledby={nameId} className={styles.part}>
      <div className={styles.head}>
        <Text as="h3" id={nameId} weight="semibold" className={styles.name}>
          {name}
        </Text>
        {beside === undefined ? null : <Text className={styles.beside}>{beside}</Text>}
        <span className={styles.action}>{action}</span>
      </div>
      {children}
    </div>
  )
}
