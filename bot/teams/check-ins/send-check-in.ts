/** Sends one person's check-in to the chat that they have with the bot. */
import type { TeamId } from '#domain/ids.ts'
import type { Person, SystemActor } from '#domain/people/actors.ts'
import type { ChatAccount, ChatBook, KnownChat } from '#bot/ports/chat-book.ts'
import type { CheckInRow } from '#bot/ports/check-in-rows.ts'
import type { Delivery, DeliveryOutcome } from '#bot/ports/delivery.ts'
import type { PersonalChats } from '#bot/ports/personal-chats.ts'
import type { Roster } from '#bot/ports/roster.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { prepareCheckIn, type PrepareDeps, type Prepared } from '#bot/usecases/check-ins/prepare-check-in.ts'
import { appIdOf, personalDeepLink } from '#bot/teams/cards/deep-link.ts'
import { cardOfCheckIn, type CardOfCheckInDeps } from './card-of-check-in.ts'
import { weekdayText } from './when.ts'

export type SendCheckInDeps = PrepareDeps &
  Delivery &
  CardOfCheckInDeps & {
    readonly registry: Pick<TeamRegistry, 'byId'>
    readonly chatBook: ChatBook
    readonly chats: PersonalChats
    readonly roster: Pick<Roster, 'member'>
  }

/**
 * Whoever was refused is left in peace until they write, or get the app again (N3). Opening a chat is an attempt of its own:
 * each takes one turn at Teams' pace.
 */
export async function sendCheckIn(
  deps: SendCheckInDeps,
  system: SystemActor,
  row: CheckInRow,
): Promise<DeliveryOutcome | { readonly outcome: 'skip'; readonly reason: string }> {
  const prepared = await prepareCheckIn(deps, system, row)
  if (prepared.what === 'skip') return { outcome: 'skip', reason: prepared.reason }
  if (prepared.what === 'wait') return { outcome: 'later', afterMs: prepared.ms, reason: 'it has become due later' }
  const { person, zone, isGuessedZone, isLate } = prepared
  const chat = await deps.chatBook.find(person)
  if (chat !== null && chat.refused !== null) return { outcome: 'stop', reason: chat.refused }
  if (chat === null || chat.address === null) return openChat(deps, prepared, chat)
  const card = await cardOfCheckIn(deps, person, prepared.checkIn, {
    teamIds: prepared.teamIds,
    personName: chat.name,
    lateFrom: isLate ? weekdayText(deps.texts, row.plannedFor, zone) : null,
    clock: { zone, isGuess: isGuessedZone, settingsUrl: personalDeepLink(appIdOf(chat.address.botId), 'settings') },
  })
  const outcome = await deps.send(chat.address, { card, summary: deps.texts.checkIn.summary })
  if (outcome.outcome !== 'stop') return outcome
  // Nobody is done with because the app isn't let in: it waits, and somebody is told.
  if (outcome.isOurs === 'app') return { outcome: 'retry', afterMs: null, reason: outcome.reason, isThrottled: true }
  if (outcome.isOurs === undefined) await deps.chatBook.refuse(person, outcome.reason)
  return outcome
}

type Asking = Extract<Prepared, { readonly what: 'ask' }>

async function openChat(deps: SendCheckInDeps, { person, teamIds }: Asking, chat: KnownChat | null): Promise<DeliveryOutcome> {
  const met = chat?.account ?? null
  const account = met === null ? await accountOf(deps, person, teamIds) : { ...met, name: chat?.name ?? '' }
  if (account === null) return { outcome: 'stop', reason: 'no chat with the person is known' }
  const opened = await deps.chats.open(person.tenantId, account, account.accountId)
  if ('refused' in opened) {
    await deps.chatBook.refuse(person, opened.refused)
    return { outcome: 'stop', reason: opened.refused }
  }
  await deps.chatBook.opened(person, { address: opened, name: account.name })
  return { outcome: 'later', afterMs: 0, reason: 'the chat was opened' }
}

/** Of somebody whom no roster has named yet, such as one who joined since. */
async function accountOf(
  { registry, roster, gate }: SendCheckInDeps,
  { tenantId, personId }: Person,
  teamIds: readonly TeamId[],
): Promise<(ChatAccount & { readonly name: string }) | null> {
  for (const teamId of teamIds) {
    const team = await registry.byId(gate.system(tenantId), teamId)
    const member = team === null ? null : await roster.member(team, personId)
    if (team !== null && member !== null) {
      const { serviceUrl, botId } = team
      return { serviceUrl, botId, accountId: member.accountId, name: member.name }
    }
  }
  return null
}
