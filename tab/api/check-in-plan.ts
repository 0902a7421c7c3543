/** When the team is asked, and what: the plan that stands, a new one, and what it would come to. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import type { PlanReply } from '#domain/api/check-in-replies.ts'
import type { planSchema } from '#domain/check-ins/plan-form.ts'
import { useApi } from './client.ts'
import { queryKeys } from './query-keys.ts'
import { useChange } from './use-change.ts'

export type Plan = z.infer<typeof planSchema>
export type StandingPlan = PlanReply & { readonly etag: string }

export function useCheckInPlan(teamId: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.checkInPlan(teamId),
    queryFn: ({ signal }) => api('getPlan', { params: { teamId }, signal }),
  })
}

/**
 * A plan that somebody else has changed meanwhile is not overwritten: the one that stands is asked for, and whoever called shows both.
 * @param onSaved - called as soon as it stands
 */
export function useSavePlan(teamId: string, onSaved: () => void) {
  const api = useApi()
  return useChange({
    call: ({ plan, etag }: { readonly plan: Plan; readonly etag: string }) =>
      api('setPlan', { params: { teamId }, body: plan, ifMatch: etag }),
    scope: [queryKeys.checkInPlan(teamId)],
    done: (reply, _input, cache) => {
      cache.setQueryData<StandingPlan>(queryKeys.checkInPlan(teamId), reply)
      onSaved()
    },
  })
}

/**
 * When the one who looks would be asked by the plan; the last answer stays while the next loads.
 * @param plan - as it would be saved; null: it can't be
 */
export function useNextOfPlan(teamId: string, plan: Plan | null) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.nextOfPlan(teamId, JSON.stringify(plan)),
    queryFn: ({ signal }) => {
      if (plan === null) throw new Error('There is no plan to ask about.')
      return api('nextOfPlan', { params: { teamId }, body: plan, idempotencyKey: crypto.randomUUID(), signal })
    },
    enabled: plan !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
