/** A page under its header: a canvas that scrolls, with one column of at most so many pixels. */
import type { ReactNode } from 'react'
import { makeStyles, tokens } from '@fluentui/react-components'
import { PageHeader, type Area } from './page-header.tsx'

const useStyles = makeStyles({
  page: {
    height: '100vh',
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    gridTemplateColumns: 'minmax(0, 1fr)',
    containerType: 'inline-size',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  scroller: { overflowY: 'auto', minHeight: 0 },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '24px',
    margin: '0 auto',
    padding: '24px',
    boxSizing: 'border-box',
    '@container (max-width: 640px)': { padding: '16px 12px' },
  },
})

export type PageBodyProps = {
  readonly areas: readonly Area[]
  readonly current: Area
  readonly maxWidth: number
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function PageBody({ areas, current, maxWidth, actions, children }: PageBodyProps) {
  const styles = useStyles()
  return (
    <div className={styles.page}>
      <PageHeader areas={areas} current={current}>
        {actions}
      </PageHeader>
      <main className={styles.scroller}>
        <div className={styles.body} style={{ maxWidth: `${String(maxWidth)}px` }}>
          {children}
        </div>
      </main>
    </div>
  )
}
