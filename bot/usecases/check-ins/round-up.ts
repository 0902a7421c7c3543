/** The weekly round-up of a team: when it is time, what it tells, and the notice that comes back every week. */
import type { ResourceId, TeamId } from '#domain/ids.ts'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import { latenessOf } from '#domain/check-ins/late.ts'
import type { CheckInPlan } from '#domain/check-ins/plan.ts'
import {
  attemptOf,
  firstRoundUpWeek,
  isRoundedUpOn,
  nextRoundUpWeek,
  roundUpDue,
  roundUpOf,
  toldWeek,
  type RoundUpRecord,
} from '#domain/check-ins/round-up.ts'
import { toldAnswers, toldShared, toldStories, type HelpStory, type Told } from '#domain/check-ins/told.ts'
import type { SystemActor, TeamJob } from '#domain/people/actors.ts'
import type { Resource, ResourceSummary } from '#domain/resources/resource.ts'
import type { Team } from '#domain/teams/team.ts'
import type { CheckInPlans } from '#bot/ports/check-in-plans.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Notice, NoticeSubject, Outbox } from '#bot/ports/outbox.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import type { RoundUps } from '#bot/ports/round-ups.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { countAnswers, type CountAnswersDeps } from './count-answers.ts'

export type RoundUpDeps = CountAnswersDeps & {
  readonly registry: Pick<TeamRegistry, 'read'>
  readonly plans: Pick<CheckInPlans, 'read' | 'subject'>
  readonly roundUps: RoundUps
  readonly resources: Pick<ResourceRepository, 'get'>
  readonly outbox: Outbox
  readonly gate: Pick<Gate, 'person' | 'teamJob'>
  readonly clock: Clock
}

export type RoundUpNotice = Extract<Notice, { readonly kind: 'send-round-up' }>

export type RoundUp = {
  /** That it speaks of. */
  readonly week: IsoWeek
  readonly shared: Told<ResourceSummary>
  readonly stories: Told<HelpStory>
  /** How many looked back on that week; null where it must not or could not be said. */
  readonly answered: number | null
}

/** `wait`: it is not time yet · `nothing`: nothing is sent this week, and why; `ended`: nor in any other under this plan */
export type PreparedRoundUp =
  | { readonly what: 'wait'; readonly ms: number }
  | { readonly what: 'nothing'; readonly reason: 'ended' | 'too-late' | 'no-app' | 'holiday' | 'sent' | 'empty' }
  | {
      readonly what: 'send'
      readonly team: Team
      readonly roundUp: RoundUp
      /** As the plan has it; null for General. */
      readonly channelId: string | null
      readonly zone: string
      /** To be recorded before it is sent, in place of the version `replaces`. */
      readonly attempt: RoundUpRecord
      readonly replaces: string | null
    }

/**
 * Safe to repeat. When it is time, the notice of the next week is added first: whatever becomes of this one, the weeks go on.
 * A team that lost the app is looked at week by week until it has it again, or its data goes.
 */
export async function prepareRoundUp(
  deps: RoundUpDeps,
  system: SystemActor,
  { teamId, revision, week }: RoundUpNotice,
): Promise<PreparedRoundUp> {
  const { registry, plans, roundUps, outbox, gate, clock } = deps
  const job = gate.teamJob(system.tenantId, teamId)
  const known = await registry.read(system, teamId)
  const current = known === null ? null : await plans.read(job)
  const wanted = current === null ? null : roundUpOf(current.plan)
  if (known === null || current === null || wanted === null || current.revision !== revision) return { what: 'nothing', reason: 'ended' }
  const { zone } = current.plan
  const dueAt = roundUpDue(week, wanted, zone)
  const leftMs = Date.parse(dueAt) - clock.nowMs()
  if (leftMs > 0) return { what: 'wait', ms: leftMs }
  const next = nextRoundUpWeek(week, wanted, zone, clock.nowMs())
  const subject = { ...(await plans.subject(job)), replaces: null }
  await outbox.add(system.tenantId, [noticeOf({ teamId, revision, week: next }, subject)])
  // Under a plan that was made later it was over: the notice is of another steward's plan of the same moment.
  if (dueAt < current.changedAt || latenessOf(dueAt, clock.nowMs()) === 'too-late') return { what: 'nothing', reason: 'too-late' }
  if (known.team.status === 'removed') return { what: 'nothing', reason: 'no-app' }
  if (!isRoundedUpOn(current.plan, dueAt)) return { what: 'nothing', reason: 'holiday' }
  const last = await roundUps.last(job)
  const attempt = attemptOf(last?.record ?? null, { week, revision, now: instantOf(clock) })
  if (attempt === null) return { what: 'nothing', reason: 'sent' }
  const told = await tell(deps, job, attempt.since)
  // How many looked back is no news by itself: a card with that alone would only remind everybody of it.
  if (told.shared.named.length === 0 && told.stories.named.length === 0) return { what: 'nothing', reason: 'empty' }
  const lookedBack = toldWeek(current.plan, wanted, week)
  const count = await countAnswers(deps, system, known.team, lookedBack)
  return {
    what: 'send',
    team: known.team,
    roundUp: { ...told, week: lookedBack, answered: count === null ? null : toldAnswers(count) },
    channelId: wanted.channelId,
    zone,
    attempt,
    replaces: last?.version ?? null,
  }
}

/**
 * The notice of the first round-up under a plan that is about to be written; those of later weeks follow by themselves,
 * until the plan is another or wants none.
 * @param given.revision - that the plan will have @param given.subject - of the plan, from before it is written
 * @returns null for a plan that wants no round-up, or is off
 */
export function roundUpNotice(
  { clock }: { readonly clock: Clock },
  given: { readonly teamId: TeamId; readonly plan: CheckInPlan; readonly revision: number; readonly subject: NoticeSubject },
) {
  const { teamId, plan, revision, subject } = given
  const wanted = roundUpOf(plan)
  return wanted === null ? null : noticeOf({ teamId, revision, week: firstRoundUpWeek(wanted, plan.zone, instantOf(clock)) }, subject)
}

/** One a week under each plan. */
const noticeOf = ({ teamId, revision, week }: Omit<RoundUpNotice, 'kind'>, subject: NoticeSubject) => ({
  key: `send-round-up:${teamId}:${revision}:${week}`,
  notice: { kind: 'send-round-up', teamId, revision, week } as const,
  subject,
})

async function tell({ roundUps, resources }: RoundUpDeps, job: TeamJob, since: string): Promise<Pick<RoundUp, 'shared' | 'stories'>> {
  const [shared, marks] = await Promise.all([roundUps.shared(job, since), roundUps.helped(job, since)])
  const ids = [...new Set(marks.map(({ resourceId }) => resourceId))]
  const known = new Map<ResourceId, Resource | null>()
  for (const resourceId of ids) known.set(resourceId, await resources.get(job, resourceId))
  return { shared: toldShared(shared), stories: toldStories(marks, ({ resourceId }) => known.get(resourceId) ?? null) }
}
