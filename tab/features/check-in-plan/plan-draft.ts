/** What a steward is changing of the plan, as it is kept on the device. */
import { planSchema } from '#domain/check-ins/plan-form.ts'
import type { Plan, StandingPlan } from '#tab/api/check-in-plan.ts'

export type PlanDraft = {
  /** As JSON; empty: nothing is being changed. */
  readonly plan: string
  /** Of the version that the changes began with. */
  readonly etag: string
}

export const noDraft = (): PlanDraft => ({ plan: '', etag: '' })

/** @returns null when there is no draft, or one of another release */
export function readDraft({ plan }: PlanDraft): Plan | null {
  try {
    return plan === '' ? null : planSchema.parse(JSON.parse(plan))
  } catch {
    return null
  }
}

/** What a steward finds: before there is a plan, their own zone in it, which is their team's more likely than any other. */
export const foundPlan = ({ revision, plan }: StandingPlan, deviceZone: string): Plan =>
  revision === 0 ? { ...plan, zone: deviceZone } : plan
