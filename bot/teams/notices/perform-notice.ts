/** Does what a notice of the outbox asks for. */
import type { TenantId } from '#domain/ids.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Delivery, DeliveryOutcome } from '#bot/ports/delivery.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import type { Notice } from '#bot/ports/outbox.ts'
import type { Roster } from '#bot/ports/roster.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { welcomeCard } from '#bot/teams/cards/notice-card.ts'
import { readRoster } from '#bot/usecases/teams/read-roster.ts'

export type PerformNoticeDeps = Delivery & {
  readonly registry: TeamRegistry
  readonly roster: Roster
  readonly memberships: Memberships
  readonly gate: Gate
  readonly texts: Texts
}

export function performNotice(deps: PerformNoticeDeps): (tenantId: TenantId, notice: Notice) => Promise<DeliveryOutcome> {
  return async (tenantId, notice) => {
    const system = deps.gate.system(tenantId)
    if (notice.kind === 'read-roster') {
      await readRoster(deps, system, notice)
      return { outcome: 'sent', activityId: null }
    }
    const team = await deps.registry.byId(system, notice.teamId)
    if (team === null) return { outcome: 'stop', reason: 'the team no longer has the app' }
    // Installation events often say who it was, but not by name.
    const addedBy =
      notice.addedBy === null ? null : notice.addedBy.name || ((await deps.roster.member(team, notice.addedBy.personId))?.name ?? null)
    const card = welcomeCard(deps.texts, { teamName: team.name, addedBy })
    const { title } = deps.texts.bot.welcome
    return deps.send({ serviceUrl: team.serviceUrl, conversationId: team.threadId, botId: team.botId }, { card, summary: title(team.name) })
  }
}
