/** A card on the canvas: a name, a sentence, and what one does there. */
import { useId, type ReactNode } from 'react'
import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    padding: '16px 20px 20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { margin: 0 },
  text: { color: tokens.colorNeutralForeground2, marginTop: '2px' },
})

export type PanelProps = { readonly title: string; readonly text: string; readonly children?: ReactNode }

export function Panel({ title, text, children }: PanelProps) {
  const styles = useStyles()
  const titleId = useId()
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <div>
        <Subtitle2 as="h2" block id={titleId} className={styles.title}>
          {title}
        </Subtitle2>
        <Body1 block className={styles.text}>
          {text}
        </Body1>
      </div>
      {children}
    </section>
  )
}
