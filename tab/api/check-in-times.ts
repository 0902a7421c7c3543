/** When the person wants to be asked. */
import { useRef } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import type { OwnTimesReply } from '#domain/api/check-in-replies.ts'
import type { ownTimesSchema } from '#domain/check-ins/plan-form.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useApi } from './client.ts'
import { queryKeys } from './query-keys.ts'
import { useChange } from './use-change.ts'

export type OwnTimes = z.infer<typeof ownTimesSchema>

export function useOwnTimes() {
  const api = useApi()
  return useQuery({ queryKey: queryKeys.checkInTimes(), queryFn: ({ signal }) => api('getTimes', { params: {}, signal }) })
}

/** @returns changes a part; parts that are changed quickly one after the other add up, whatever has been answered by then */
export function useChangeTimes() {
  const api = useApi()
  const cache = useQueryClient()
  const { checkIns } = useTexts().personal.settings
  /** What the last change not yet answered comes to. */
  const wanted = useRef<OwnTimes | null>(null)
  const { mutate } = useChange({
    call: (times: OwnTimes) => api('setTimes', { params: {}, body: times }),
    scope: [queryKeys.checkInTimes(), queryKeys.currentCheckIn()],
    turn: 'check-in-times',
    paint: (_cache, times) => cache.setQueryData<OwnTimesReply>(queryKeys.checkInTimes(), (before) => before && { ...before, ...times }),
    failed: checkIns.changeFailed,
    done(reply, times) {
      if (wanted.current !== times) return
      wanted.current = null
      cache.setQueryData<OwnTimesReply>(queryKeys.checkInTimes(), reply)
    },
    onRefused: () => void (wanted.current = null),
  })
  return (part: Partial<OwnTimes>, onDone?: () => void): void => {
    const known = wanted.current ?? cache.getQueryData<OwnTimesReply>(queryKeys.checkInTimes())
    if (known === undefined) return
    const { weekly, workingDays, pause, zone } = known
    wanted.current = { weekly, workingDays, pause, zone, ...part }
    mutate(wanted.current, { onSuccess: () => onDone?.() })
  }
}
