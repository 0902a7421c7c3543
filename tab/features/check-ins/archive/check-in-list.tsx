/** All weeks, newest first, with their four faces; a week that a link asks for is looked for until it is found. */
import { useEffect, useRef } from 'react'
import { Body1, Button } from '@fluentui/react-components'
import { CalendarChatRegular } from '@fluentui/react-icons/svg/calendar-chat'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useLocation } from 'wouter'
import { useCheckIns, useCurrentCheckIn } from '#tab/api/check-ins.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useAnnouncer } from '#tab/hooks/use-announcer.tsx'
import { EmptyFace, FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { WeekCard } from './week-card.tsx'

export type CheckInListProps = {
  /** Those that hold these words; empty: all. */
  readonly words: string
  /** Such as `2026-W48`; null: none is looked for. */
  readonly week: string | null
  readonly onClearSearch: () => void
}

export function CheckInList({ words, week, onClearSearch }: CheckInListProps) {
  const { archive: texts } = useTexts().personal.checkIns
  const [, navigate] = useLocation()
  const announce = useAnnouncer()
  const checkIns = useCheckIns(words)
  const current = useCurrentCheckIn()
  const thisWeek = current.data?.checkIn?.week
  const items = checkIns.data?.pages.flatMap((page) => page.items) ?? []
  const isWeekHere = week === null || items.some((one) => one.week === week)
  const { hasNextPage, isFetching, isPlaceholderData, fetchNextPage } = checkIns
  const shownWeek = useRef<string | null>(null)
  // A page can hold nothing of what is looked for, and a later one does.
  const isLookingOn = hasNextPage && !isFetching && !checkIns.isError && (!isWeekHere || items.length === 0)
  useEffect(() => {
    if (isLookingOn) void fetchNextPage()
  }, [isLookingOn, fetchNextPage])
  useEffect(() => {
    if (week === null || !isWeekHere || shownWeek.current === week) return
    shownWeek.current = week
    const card = document.querySelector(`[data-week="${week}"]`)
    card?.scrollIntoView({ block: 'start' })
    card?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }, [week, isWeekHere])
  const found = words === '' || isFetching || isPlaceholderData ? null : texts.found(items.length, hasNextPage)
  useEffect(() => {
    if (found !== null) announce(found)
  }, [found, announce])

  const failed = checkIns.isError ? (
    <FailedFace title={texts.failed} error={checkIns.error}>
      <Button size="small" onClick={() => void checkIns.refetch()}>
        {texts.tryAgain}
      </Button>
    </FailedFace>
  ) : null
  if (checkIns.data === undefined) return failed ?? <LoadingFace label={texts.loading} />
  const isComplete = !hasNextPage && !isFetching
  return (
    <>
      {failed}
      {!isWeekHere && isComplete && words === '' && items.length > 0 ? <Body1 role="status">{texts.gone}</Body1> : null}
      {items.length > 0 ? (
        items.map((checkIn) => <WeekCard key={checkIn.week} checkIn={checkIn} isThisWeek={checkIn.week === thisWeek} />)
      ) : !isComplete ? (
        <LoadingFace label={texts.searching} />
      ) : words === '' ? (
        <EmptyFace icon={<CalendarChatRegular />} title={texts.emptyTitle} text={texts.emptyText}>
          <Button onClick={() => navigate('/week')}>{texts.toWeek}</Button>
        </EmptyFace>
      ) : (
        <EmptyFace icon={<SearchRegular />} title={texts.nothingFoundTitle(words)} text={texts.nothingFoundText}>
          <Button onClick={onClearSearch}>{texts.clearSearch}</Button>
        </EmptyFace>
      )}
      {hasNextPage && items.length > 0 ? (
        <Button disabledFocusable={checkIns.isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {checkIns.isFetchingNextPage ? texts.loadingMore : texts.showMore}
        </Button>
      ) : null}
    </>
  )
}
