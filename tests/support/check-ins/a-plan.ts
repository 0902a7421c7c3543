/** A team's plan: Fridays at three on each member's own clock, two questions. */
import type { planSchema } from '#domain/check-ins/plan-form.ts'
import type * as z from 'zod/mini'

type Plan = z.infer<typeof planSchema>

export const aPlan = (change: Partial<Plan> = {}): Plan => ({
  isOn: true,
  weekly: { weekday: 5, time: '15:00' },
  zone: 'Europe/Berlin',
  isOwnTime: true,
  questions: [
    { bank: 'learned', every: 1 },
    { bank: 'others-could-use', every: 1 },
  ],
  holidays: [],
  pausedUntil: null,
  roundUp: null,
  ...change,
})
