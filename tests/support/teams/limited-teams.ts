/**
 * Teams as it takes messages: so many in so long per conversation, and from an app in a tenant; who sends more is told 429.
 * Source of the figures: Microsoft Teams platform, "Rate limits" (per bot per thread: 7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 an hour;
 * per app per tenant: 50 a second).
 */
import type { Clock, Timer } from '#bot/ports/clock.ts'
import type { DeliveryOutcome } from '#bot/ports/delivery.ts'

const perThread = [
  { count: 7, windowMs: 1_000 },
  { count: 8, windowMs: 2_000 },
  { count: 60, windowMs: 30_000 },
  { count: 1_800, windowMs: 3_600_000 },
] as const
const perTenant = [{ count: 50, windowMs: 1_000 }] as const

export type LimitedTeams = {
  /** @param answer - of one that is within the limits; `sent` when left out */
  readonly send: (tenant: string, conversation: string, answer?: DeliveryOutcome) => Promise<DeliveryOutcome>
  /** How often each conversation's message arrived. */
  readonly arrived: ReadonlyMap<string, number>
  readonly refused: () => number
}

export function limitedTeams({
  clock,
  timer,
  latencyMs,
}: {
  readonly clock: Clock
  readonly timer: Timer
  readonly latencyMs: number
}): LimitedTeams {
  const arrived = new Map<string, number>()
  const inTenant = createWindow(perTenant)
  const inThread = createWindow(perThread)
  const never = new AbortController().signal
  let refused = 0

  return {
    arrived,
    refused: () => refused,
    async send(tenant, conversation, answer = { outcome: 'sent', activityId: null }) {
      const isWithin = inTenant(tenant, clock.nowMs()) && inThread(conversation, clock.nowMs())
      await timer.wait(latencyMs, never)
      if (!isWithin) {
        refused += 1
        return { outcome: 'retry', afterMs: null, reason: '429', isThrottled: true }
      }
      if (answer.outcome === 'sent' || answer.outcome === 'unknown') arrived.set(conversation, (arrived.get(conversation) ?? 0) + 1)
      return answer
    },
  }
}

type Limit = { readonly count: number; readonly windowMs: number }

/** @returns whether one more is within every limit; only then it counts */
function createWindow(limits: readonly Limit[]): (key: string, nowMs: number) => boolean {
  const longest = Math.max(...limits.map(({ windowMs }) => windowMs))
  const times = new Map<string, number[]>()
  return (key, nowMs) => {
    const recent = (times.get(key) ?? []).filter((at) => at > nowMs - longest)
    times.set(key, recent)
    if (limits.some(({ count, windowMs }) => recent.filter((at) => at > nowMs - windowMs).length >= count)) return false
    recent.push(nowMs)
    return true
  }
}
