/** What my teams shared in the last seven days, by day; opening leads into the team's tab. */
import { useNow } from '#tab/api/service-time.ts'
import { useState } from 'react'
import { Button, makeStyles, MessageBar, MessageBarBody, Subtitle2 } from '@fluentui/react-components'
import { CalendarWeekStartRegular } from '@fluentui/react-icons/svg/calendar-week-start'
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team'
import { useLocation } from 'wouter'
import { useMe, useWeek } from '#tab/api/personal.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { EmptyFace, FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { weekdayOf } from '#tab/ui/relative-date.tsx'
import { byDay } from './by-day.ts'
import { WeekRow, type WeekItem } from './week-row.tsx'
import { useCardStyles } from '#tab/ui/card-list.ts'

const useStyles = makeStyles({
  day: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px' },
  name: { margin: 0 },
})

export function WeekList() {
  const styles = useStyles()
  const cards = useCardStyles()
  const { week: texts, notebook } = useTexts().personal
  const locale = useDisplayLocale()
  const [, navigate] = useLocation()
  const me = useMe()
  const week = useWeek()
  const [now] = useState(useNow())
  const toNotebook = <Button onClick={() => navigate('/notebook')}>{texts.openNotebook}</Button>
  const failed = week.isError ? (
    <FailedFace title={texts.failed} error={week.error}>
      <Button size="small" onClick={() => void week.refetch()}>
        {notebook.tryAgain}
      </Button>
    </FailedFace>
  ) : null
  if (week.data === undefined) return failed ?? <LoadingFace label={texts.loading} />
  const { items, leftOut } = week.data
  const days = byDay<WeekItem>(items, now)
  return (
    <>
      {failed}
      {leftOut.length === 0 ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{texts.leftOut(new Intl.ListFormat(locale).format(leftOut))}</MessageBarBody>
        </MessageBar>
      )}
      {items.length > 0 || leftOut.length > 0 ? null : me.data?.teams.length === 0 ? (
        <EmptyFace icon={<PeopleTeamRegular />} title={texts.noTeamTitle} text={texts.noTeamText}>
          {toNotebook}
        </EmptyFace>
      ) : (
        <EmptyFace icon={<CalendarWeekStartRegular />} title={texts.emptyTitle} text={texts.emptyText}>
          {toNotebook}
        </EmptyFace>
      )}
      {days.map(({ at, age, items: shared }) => {
        const name = age === 'earlier' ? weekdayOf(at, locale) : texts[age]
        return (
          <section key={at} className={styles.day} aria-label={texts.list(name)}>
            <Subtitle2 as="h3" className={styles.name}>
              {name}
            </Subtitle2>
            <ul className={cards.list}>
              {shared.map((item) => (
                <WeekRow key={`${item.teamId} ${item.resourceId}`} item={item} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
