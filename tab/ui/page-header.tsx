/** The one row on top of every page: areas, and what one does there. */
import type { ReactNode } from 'react'
import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { useLocation } from 'wouter'
import { useTexts } from '#tab/host/host-context.ts'

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '56px',
    padding: '0 24px 0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@container (max-width: 640px)': { padding: '0 12px 8px', flexWrap: 'wrap' },
  },
  areas: {
    flexGrow: 1,
    '@container (max-width: 640px)': { flexBasis: '100%' },
    // Four areas have room on a phone; in a longer language they take two lines.
    '@container (max-width: 480px)': { flexWrap: 'wrap', marginInline: '-4px', '& > button': { paddingInline: '4px' } },
  },
})

export type Area = 'library' | 'settings' | 'week' | 'notebook' | 'check-ins'

export type PageHeaderProps = { readonly areas: readonly Area[]; readonly current: Area; readonly children?: ReactNode }

export function PageHeader({ areas, current, children }: PageHeaderProps) {
  const styles = useStyles()
  const texts = useTexts()
  const [, navigate] = useLocation()
  return (
    <header className={styles.header}>
      <TabList
        selectedValue={current}
        className={styles.areas}
        aria-label={texts.appName}
        onTabSelect={(_event, { value }) => navigate(`/${String(value)}`)}
      >
        {areas.map((area) => (
          <Tab key={area} value={area}>
            {texts.areas[area]}
          </Tab>
        ))}
      </TabList>
      {children}
    </header>
  )
}

export const teamAreas: readonly Area[] = ['library', 'settings']
export const personalAreas: readonly Area[] = ['week', 'notebook', 'check-ins', 'settings']
