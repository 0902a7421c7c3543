/** When the person is asked, and the way to change it. */
import { useNow } from '#tab/api/service-time.ts'
import { useState } from 'react'
import { Button } from '@fluentui/react-components'
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock'
import { useLocation } from 'wouter'
import type { OwnTimesReply } from '#domain/api/check-in-replies.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { weeklyText } from '#tab/ui/calendar-words.ts'
import { isPaused } from '#tab/ui/is-paused.ts'
import { dayKey } from '#tab/ui/relative-date.tsx'
import { earliestWeekly } from '../earliest-weekly.ts'

export function PromptButton({ times }: { readonly times: OwnTimesReply }) {
  const texts = useTexts()
  const { current } = texts.personal.checkIns
  const locale = useDisplayLocale()
  const [, navigate] = useLocation()
  const [now] = useState(useNow())
  const weekly = times.weekly ?? earliestWeekly(times.teams.map((team) => team.weekly))
  if (weekly === null || times.teams.length === 0) return null
  const words = isPaused(times.pause, dayKey(now, times.clock.zone))
    ? current.promptPaused
    : current.prompt(weeklyText(texts, weekly, locale))
  return (
    <Button appearance="subtle" icon={<CalendarClockRegular />} onClick={() => navigate('/settings')}>
      {words}
    </Button>
  )
}
