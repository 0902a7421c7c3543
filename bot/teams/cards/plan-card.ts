/** A team's check-in plan in the channel: what it is, and for stewards the times to change. Questions and holidays are for the tab. */
import type { CheckInPlan } from '#domain/check-ins/plan.ts'
import { weekdays, type Weekday } from '#domain/check-ins/weekly-time.ts'
import type { TeamId } from '#domain/ids.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { adaptiveCard, fitted, textBlock, userText, type CardElement } from './card-elements.ts'
import { room } from './resource-card.ts'

export type PlanCardInput = {
  readonly teamId: TeamId
  readonly teamName: string
  readonly revision: number
  readonly plan: CheckInPlan
  readonly mayChange: boolean
  /** Where the whole plan is. */
  readonly settingsUrl: string
  /** Said above it, such as that it was saved; null: nothing. */
  readonly notice: string | null
}

export function planCard(texts: Texts, input: PlanCardInput): AdaptiveCard {
  const { plan } = texts
  const { teamId, teamName, revision, mayChange, settingsUrl, notice } = input
  const title = plan.title(fitted(teamName, room.name))
  return adaptiveCard(
    [
      textBlock(userText(title), { size: 'Medium', weight: 'Bolder', style: 'heading' }),
      ...(notice === null ? [] : [textBlock(userText(notice))]),
      textBlock(userText(planSentence(texts, input.plan)), { isSubtle: true }),
      ...(mayChange ? inputs(texts, input.plan) : []),
    ],
    [
      ...(mayChange
        ? [{ type: 'Action.Execute', verb: 'plan-save', title: plan.save, style: 'positive', data: { teamId, revision } }]
        : []),
      { type: 'Action.OpenUrl', title: plan.openSettings, url: settingsUrl },
    ],
    title,
  )
}

/** Names of the inputs, which `readPlanForm` knows. */
export const planInputs = { isOn: 'isOn', weekday: 'weekday', time: 'time', whose: 'whose', hasRoundUp: 'hasRoundUp' } as const

/** Whose clock counts, as one value of a form. */
export const whoseClock = { own: 'own', team: 'team' } as const

export function planSentence({ plan: words, locale }: Texts, plan: CheckInPlan): string {
  if (!plan.isOn) return words.isOff
  const when = words.every(weekdayName(locale, plan.weekly.weekday), plan.weekly.time)
  return plan.isOwnTime ? words.byOwnClock(when) : words.byZone(when, plan.zone)
}

function inputs({ plan: words, locale }: Texts, plan: CheckInPlan): readonly CardElement[] {
  const toggle = (id: string, title: string, isOn: boolean): CardElement => ({
    type: 'Input.Toggle',
    id,
    title,
    value: isOn ? 'true' : 'false',
    valueOn: 'true',
    valueOff: 'false',
    wrap: true,
  })
  const choice = (
    id: string,
    label: string,
    value: string,
    choices: readonly { readonly title: string; readonly value: string }[],
  ): CardElement => ({
    type: 'Input.ChoiceSet',
    id,
    label,
    value,
    choices,
    style: 'compact',
  })
  const days = weekdays.map((weekday) => ({ title: weekdayName(locale, weekday), value: String(weekday) }))
  return [
    toggle(planInputs.isOn, words.isOn, plan.isOn),
    choice(planInputs.weekday, words.weekday, String(plan.weekly.weekday), days),
    { type: 'Input.Time', id: planInputs.time, label: words.time, value: plan.weekly.time },
    choice(planInputs.whose, words.whose, plan.isOwnTime ? whoseClock.own : whoseClock.team, [
      { title: words.ownClock, value: whoseClock.own },
      { title: words.teamClock(plan.zone), value: whoseClock.team },
    ]),
    toggle(planInputs.hasRoundUp, words.roundUp, plan.roundUp !== null),
  ]
}

/** Such as `Friday`: 1 January 2024 was a Monday. */
const weekdayName = (locale: string, weekday: Weekday): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)))
