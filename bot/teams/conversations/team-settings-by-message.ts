/** `settings` in a channel: the team's check-in plan, which stewards can change there and then. */
import * as z from 'zod/mini'
import { AppError } from '#domain/errors.ts'
import { proposedPlan, type CheckInPlan } from '#domain/check-ins/plan.ts'
import { readPlan as readPlanForm } from '#domain/check-ins/plan-form.ts'
import { weekdays } from '#domain/check-ins/weekly-time.ts'
import { teamId as asTeamId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { refusalSentence, replaced, said } from '#bot/teams/card-actions/answers.ts'
import { appIdOf, teamSettingsLink } from '#bot/teams/cards/deep-link.ts'
import { textCard } from '#bot/teams/cards/notice-card.ts'
import { planCard, planInputs, whoseClock } from '#bot/teams/cards/plan-card.ts'
import { personOf } from '#bot/teams/extension/teams-of.ts'
import type { TurnAnswer, TurnBase, TurnOf } from '#bot/teams/turn.ts'
import { readPlan, type ReadPlanDeps } from '#bot/usecases/check-ins/read-plan.ts'
import { setPlan, type SetPlanDeps } from '#bot/usecases/check-ins/set-plan.ts'

export type TeamSettingsByMessageDeps = ReadPlanDeps & SetPlanDeps & { readonly gate: Gate; readonly texts: Texts }

export async function teamSettingsByMessage(deps: TeamSettingsByMessageDeps, turn: TurnOf<'message'>): Promise<TurnAnswer> {
  const { texts, gate } = deps
  const person = personOf(gate, turn)
  const member = turn.place.kind === 'channel' ? await gate.memberOfThread(person, turn.place.teamThreadId, 'read') : null
  if (member === null) return shown(textCard(texts.plan.noTeam), texts.plan.noTeam)
  return shown(await cardFor(deps, turn, member, null), texts.plan.title(member.teamName))
}

const dataSchema = z.object({
  teamId: z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/u)),
  revision: z.int(),
  [planInputs.isOn]: z.string(),
  [planInputs.weekday]: z.string(),
  [planInputs.time]: z.string(),
  [planInputs.whose]: z.string(),
  [planInputs.hasRoundUp]: z.string(),
})

/** Anybody in the channel can press it; a steward's press counts. What the card doesn't show stays as it is. */
export async function pressPlan(deps: TeamSettingsByMessageDeps, turn: TurnOf<'card-action'>): Promise<TurnAnswer> {
  const { texts, gate, plans } = deps
  const parsed = dataSchema.safeParse(turn.event.data)
  if (!parsed.success) return said(refusalSentence(texts, 'card-out-of-date'))
  const steward = await gate.steward(personOf(gate, turn), asTeamId(parsed.data.teamId))
  const standing = await plans.read(steward)
  const reading = readPlanForm(withForm(standing?.plan ?? (await readPlan(deps, steward)).plan, parsed.data))
  if (!reading.ok) return said('weekly.time' in reading.faults ? texts.plan.timeMissing : refusalSentence(texts, 'invalid-input'))
  try {
    await setPlan(deps, steward, { plan: reading.plan, revision: parsed.data.revision })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'stale-version')) throw error
    return replaced(await cardFor(deps, turn, steward, texts.plan.changed))
  }
  return replaced(await cardFor(deps, turn, steward, texts.plan.saved))
}

async function cardFor(
  deps: TeamSettingsByMessageDeps,
  { botId }: TurnBase,
  member: TeamMember,
  notice: string | null,
): Promise<AdaptiveCard> {
  const { revision, plan } = await readPlan(deps, member)
  const { teamId, teamName, isSteward, teamThreadId } = member
  const settingsUrl = teamSettingsLink({ appId: appIdOf(botId), channelId: teamThreadId })
  return planCard(deps.texts, { teamId, teamName, revision, plan, mayChange: isSteward, settingsUrl, notice })
}

function withForm(plan: CheckInPlan, form: z.infer<typeof dataSchema>): Parameters<typeof readPlanForm>[0] {
  const weekday = weekdays.find((day) => String(day) === form.weekday) ?? plan.weekly.weekday
  const roundUp = form.hasRoundUp === 'true' ? (plan.roundUp ?? proposedPlan(plan.zone).roundUp) : null
  return {
    ...plan,
    questions: [...plan.questions],
    holidays: [...plan.holidays],
    isOn: form.isOn === 'true' || (form.isOn !== 'false' && plan.isOn),
    weekly: { weekday, time: form.time },
    isOwnTime: form.whose === whoseClock.own || (form.whose !== whoseClock.team && plan.isOwnTime),
    roundUp,
  }
}

const shown = (card: AdaptiveCard, summary: string): TurnAnswer => ({ kind: 'message', message: { card, summary } })
