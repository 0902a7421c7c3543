/** The personal tab's This week: what my teams shared. */
import { useEffect } from 'react'
import { makeStyles, Title3, Body1, tokens } from '@fluentui/react-components'
import { WeekList } from '#tab/features/week/week-list.tsx'
import { useTexts } from '#tab/host/host-context.ts'
import { PageBody } from '#tab/ui/page-body.tsx'
import { personalAreas } from '#tab/ui/page-header.tsx'

const useStyles = makeStyles({
  title: { margin: 0 },
  text: { color: tokens.colorNeutralForeground2 },
})

export function WeekPage() {
  const styles = useStyles()
  const { areas, personal } = useTexts()
  useEffect(() => {
    document.title = areas.week
  }, [areas])
  return (
    <PageBody areas={personalAreas} current="week" maxWidth={800}>
      <div>
        <Title3 as="h1" block className={styles.title}>
          {personal.week.shared}
        </Title3>
        <Body1 className={styles.text}>{personal.week.text}</Body1>
      </div>
      <WeekList />
    </PageBody>
  )
}
