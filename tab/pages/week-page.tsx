/** The personal tab's This week: my check-in, and what my teams shared. */
import { useEffect } from 'react'
import { makeStyles, mergeClasses, Title3, Subtitle2, Body1, tokens } from '@fluentui/react-components'
import { useOwnTimes } from '#tab/api/check-in-times.ts'
import { useCurrentCheckIn } from '#tab/api/check-ins.ts'
import { MyCheckIn } from '#tab/features/check-ins/current/my-check-in.tsx'
import { PromptButton } from '#tab/features/check-ins/current/prompt-button.tsx'
import { WeekList } from '#tab/features/week/week-list.tsx'
import { useTexts } from '#tab/host/host-context.ts'
import { PageBody } from '#tab/ui/page-body.tsx'
import { personalAreas } from '#tab/ui/page-header.tsx'

const oneColumn = 800
const twoColumns = 1240

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  title: { margin: 0 },
  text: { color: tokens.colorNeutralForeground2 },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '24px',
    alignItems: 'start',
  },
  beside: { '@container (min-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr) 416px' } },
  /** Rows follow the width of their column. */
  column: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '24px', containerType: 'inline-size' },
})

export function WeekPage() {
  const styles = useStyles()
  const { areas, personal } = useTexts()
  const times = useOwnTimes()
  const current = useCurrentCheckIn()
  const isAsked = current.data === undefined ? current.isPending : current.data.checkIn !== null
  useEffect(() => {
    document.title = areas.week
  }, [areas])
  return (
    <PageBody areas={personalAreas} current="week" maxWidth={isAsked ? twoColumns : oneColumn}>
      <div className={styles.head}>
        <Title3 as="h1" block className={styles.title}>
          {areas.week}
        </Title3>
        {times.data === undefined ? null : <PromptButton times={times.data} />}
      </div>
      <div className={mergeClasses(styles.columns, isAsked && styles.beside)}>
        <div className={styles.column}>
          <MyCheckIn zone={times.data?.clock.zone} />
        </div>
        <div className={styles.column}>
          <div>
            <Subtitle2 as="h2" block className={styles.title}>
              {personal.week.shared}
            </Subtitle2>
            <Body1 className={styles.text}>{personal.week.text}</Body1>
          </div>
          <WeekList />
        </div>
      </div>
    </PageBody>
  )
}
