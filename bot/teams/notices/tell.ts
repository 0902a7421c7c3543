/** Notices that people read: the card is made when it is sent, of what is so by then. */
import type { SystemActor } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Delivery, DeliveryOutcome, OutgoingMessage } from '#bot/ports/delivery.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Notice } from '#bot/ports/outbox.ts'
import type { PersonalChats } from '#bot/ports/personal-chats.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import type { Roster } from '#bot/ports/roster.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { appIdOf, resourceDeepLinks } from '#bot/teams/cards/deep-link.ts'
import { noticeCard, welcomeCard } from '#bot/teams/cards/notice-card.ts'
import { fitted } from '#bot/teams/cards/card-elements.ts'
import { room } from '#bot/teams/cards/resource-card.ts'

export type TellDeps = Delivery & {
  readonly registry: TeamRegistry
  readonly roster: Roster
  readonly gate: Gate
  readonly resources: ResourceRepository
  readonly chats: PersonalChats
  readonly texts: Texts
}

type NoticeOf<Kind extends Notice['kind']> = Extract<Notice, { readonly kind: Kind }>

const withoutApp: DeliveryOutcome = { outcome: 'stop', reason: 'the team no longer has the app' }

export async function welcomeTeam(deps: TellDeps, system: SystemActor, notice: NoticeOf<'welcome-team'>): Promise<DeliveryOutcome> {
  const team = await deps.registry.byId(system, notice.teamId)
  if (team === null) return withoutApp
  // Installation events often say who it was, but not by name.
  const addedBy =
    notice.addedBy === null ? null : notice.addedBy.name || ((await deps.roster.member(team, notice.addedBy.personId))?.name ?? null)
  const card = welcomeCard(deps.texts, { teamName: team.name, addedBy })
  return inChannel(deps, team, { card, summary: deps.texts.bot.welcome.title(team.name) })
}

export async function tellNewSteward(deps: TellDeps, system: SystemActor, notice: NoticeOf<'tell-new-steward'>): Promise<DeliveryOutcome> {
  const team = await deps.registry.byId(system, notice.teamId)
  if (team === null) return withoutApp
  // Of several who try at once each has said so beforehand, and one became it.
  if (!team.stewards.some(({ personId }) => personId === notice.personId))
    return { outcome: 'stop', reason: 'somebody else took over', isExpected: true }
  const { title, text } = deps.texts.bot.newSteward
  const said = title(fitted(notice.name, room.name))
  return inChannel(deps, team, { card: noticeCard({ title: said, text }), summary: said })
}

/** Only someone who is in the team may know what is in its library. */
export async function tellAuthor(deps: TellDeps, system: SystemActor, notice: NoticeOf<'tell-author'>): Promise<DeliveryOutcome> {
  const team = await deps.registry.byId(system, notice.teamId)
  if (team === null) return withoutApp
  const author = await deps.roster.member(team, notice.authorId)
  if (author === null) return { outcome: 'stop', reason: 'the author is not in the team', isExpected: true }
  const resource = await deps.resources.get(deps.gate.teamJob(system.tenantId, team.teamId), notice.resourceId)
  if (resource === null) return { outcome: 'stop', reason: 'the resource is gone', isExpected: true }
  const chat = await deps.chats.open(system.tenantId, team, author.accountId)
  if ('refused' in chat) return { outcome: 'stop', reason: chat.refused, isExpected: true }
  const { title, text, open } = deps.texts.bot.authorTold
  const url = resourceDeepLinks({ appId: appIdOf(team.botId), channelId: team.threadId })(resource.resourceId)
  const said = title(fitted(notice.sharedBy, room.name), team.name)
  const card = noticeCard({ title: said, text: text(fitted(resource.title, room.title)), link: { title: open, url } })
  return deps.send(chat, { card, summary: said })
}

const inChannel = ({ send }: TellDeps, team: Team, message: OutgoingMessage): Promise<DeliveryOutcome> =>
  send({ serviceUrl: team.serviceUrl, conversationId: team.threadId, botId: team.botId }, message)
