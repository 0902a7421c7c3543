/** Who looks after a team's settings (DESIGN §7): read, appointed, dismissed, and taken over when none is left. */
import { AppError } from '#domain/errors.ts'
import type { PersonId } from '#domain/ids.ts'
import type { TeamMember, TeamSteward } from '#domain/people/actors.ts'
import type { Sharer } from '#domain/resources/resource.ts'
import { mayComeBack, type Team } from '#domain/teams/team.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Outbox } from '#bot/ports/outbox.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { changeTeam } from './change-team.ts'
import { recordAct, type RecordActDeps } from './record-act.ts'

export type StewardDeps = RecordActDeps & {
  readonly registry: TeamRegistry
  readonly gate: Gate
  readonly outbox: Outbox
  readonly clock: Clock
  readonly log: Log
}

export type TeamSettings = {
  readonly isSteward: boolean
  readonly stewards: readonly Sharer[]
  readonly mayTakeOver: boolean
  readonly retentionMonths: number | null
}

type Input = { readonly personId: PersonId }

/** Those of the stewards who are still in the team. @throws AppError `roster-unreachable` */
export async function readSettings(deps: StewardDeps, member: TeamMember): Promise<TeamSettings> {
  const known = await deps.registry.read(deps.gate.system(member.tenantId), member.teamId)
  if (known === null) throw new AppError('not-found')
  return settingsOf(deps, member, known.team)
}

/** Appointing a steward again changes nothing. @throws AppError `not-found` for someone who isn't in the team */
export async function appointSteward(deps: StewardDeps, steward: TeamSteward, { personId }: Input): Promise<TeamSettings> {
  const appointed = (await deps.gate.everyone(steward)).get(personId)
  if (appointed === undefined || appointed.isGuest) throw new AppError('not-found')
  const whom = { personId, name: appointed.name }
  let isNew = false
  const team = await change(deps, steward, (stewards) => {
    isNew = !stewards.some((one) => one.personId === personId)
    return isNew ? [...stewards, whom] : stewards
  })
  if (isNew) await recordAct(deps, steward, 'steward-appointed', { whom })
  deps.log.info({ event: 'steward.appointed', teamId: steward.teamId, personId }, 'a steward was appointed')
  return settingsOf(deps, steward, team)
}

/** Also oneself, which can be taken back for a moment; when none is left, any member can take over. */
export async function dismissSteward(deps: StewardDeps, steward: TeamSteward, { personId }: Input): Promise<TeamSettings> {
  let hasChanged = false
  const team = await changeTeam(deps, deps.gate.system(steward.tenantId), steward.teamId, (before) => {
    const stewards = before.stewards.filter((one) => one.personId !== personId)
    hasChanged = stewards.length < before.stewards.length
    if (!hasChanged) return before
    // Only for oneself: whoever was dismissed by another doesn't come back by having stepped down before.
    const isSelf = personId === steward.personId
    const steppedDown = isSelf ? { personId, at: instantOf(deps.clock) } : withoutWayBack(before, personId)
    return { ...before, stewards, steppedDown }
  })
  const name = (await deps.gate.everyone(steward)).get(personId)?.name ?? ''
  if (hasChanged) await recordAct(deps, steward, 'steward-dismissed', { whom: { personId, name } })
  deps.log.info({ event: 'steward.dismissed', teamId: steward.teamId, personId }, 'a steward was dismissed')
  return settingsOf(deps, steward, team)
}

/** Of several who try at once, one becomes the steward. Who stepped down a moment ago comes back, and nobody is told. @throws AppError `has-stewards` */
export async function takeOver(deps: StewardDeps, member: TeamMember): Promise<TeamSettings> {
  const { personId, name, teamId, tenantId } = member
  const system = deps.gate.system(tenantId)
  const everyone = await everyoneWith(deps, member)
  let isNew = false
  const team = await changeTeam(deps, system, teamId, async (before, version) => {
    isNew = false
    const present = before.stewards.filter((steward) => everyone.has(steward.personId))
    if (present.some((steward) => steward.personId === personId)) return before
    isNew = true
    if (mayComeBack(before, personId, deps.clock.nowMs()))
      return { ...before, stewards: [...before.stewards, { personId, name }], steppedDown: null }
    if (present.length > 0) throw new AppError('has-stewards')
    const notice = { kind: 'tell-new-steward', teamId, personId, name } as const
    const subject = deps.registry.subject(system, teamId, version)
    await deps.outbox.add(tenantId, [{ key: `tell-new-steward:${teamId}:${version}:${personId}`, notice, subject }])
    return { ...before, stewards: [{ personId, name }] }
  })
  if (isNew) await recordAct(deps, member, 'team-taken-over')
  deps.log.info({ event: 'steward.took-over', teamId, personId }, 'a member took over a team without stewards')
  return settingsOf(deps, member, team)
}

function change(
  deps: StewardDeps,
  { tenantId, teamId }: TeamSteward,
  next: (stewards: readonly Sharer[]) => readonly Sharer[],
): Promise<Team> {
  return changeTeam(deps, deps.gate.system(tenantId), teamId, (team) => {
    const stewards = next(team.stewards)
    return stewards === team.stewards ? team : { ...team, stewards }
  })
}

/** Names as the roster has them: an installation event says who it was, but often not by name. */
export async function settingsOf(deps: StewardDeps, member: TeamMember, team: Team): Promise<TeamSettings> {
  const everyone = await everyoneWith(deps, member)
  const stewards = team.stewards.flatMap(({ personId }) => {
    const known = everyone.get(personId)
    return known === undefined ? [] : [{ personId, name: known.name }]
  })
  const isSteward = stewards.some(({ personId }) => personId === member.personId)
  return { isSteward, stewards, mayTakeOver: stewards.length === 0, retentionMonths: team.retentionMonths }
}

/**
 * A roster without the very member whom the gate has let in is none: nobody loses their place by it.
 * @throws AppError `roster-unreachable`
 */
async function everyoneWith({ gate }: StewardDeps, member: TeamMember): Promise<Awaited<ReturnType<Gate['everyone']>>> {
  const everyone = await gate.everyone(member)
  if (!everyone.has(member.personId)) throw new AppError('roster-unreachable')
  return everyone
}

const withoutWayBack = ({ steppedDown }: Team, personId: PersonId): Team['steppedDown'] =>
  steppedDown?.personId === personId ? null : steppedDown
