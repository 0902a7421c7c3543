/** Sends one person's check-in to the chat that they have with the bot. */
import type { TeamId } from '#domain/ids.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Person, SystemActor } from '#domain/people/actors.ts'
import type { ChatBook } from '#bot/ports/chat-book.ts'
import type { CheckInRow } from '#bot/ports/check-in-rows.ts'
import type { Delivery, DeliveryOutcome } from '#bot/ports/delivery.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { checkInCard } from '#bot/teams/cards/check-in-card.ts'
import { prepareCheckIn, questionsOfCard, type PrepareDeps, type Prepared } from '#bot/usecases/check-ins/prepare-check-in.ts'

export type SendCheckInDeps = PrepareDeps &
  Delivery & {
    readonly registry: Pick<TeamRegistry, 'byId'>
    readonly chats: ChatBook
    readonly texts: Texts
    /** What the person did this week, in words, the latest first. */
    readonly didThisWeek: (person: Person, teamIds: readonly TeamId[]) => Promise<readonly string[]>
  }

/** Whoever was refused is left in peace until they write, or get the app again (N3). */
export async function sendCheckIn(
  deps: SendCheckInDeps,
  system: SystemActor,
  row: CheckInRow,
): Promise<DeliveryOutcome | { readonly outcome: 'skip'; readonly reason: string }> {
  const prepared = await prepareCheckIn(deps, system, row)
  if (prepared.what === 'skip') return { outcome: 'skip', reason: prepared.reason }
  if (prepared.what === 'wait') return { outcome: 'later', afterMs: prepared.ms, reason: 'it has become due later' }
  const chat = await deps.chats.find(prepared.person)
  if (chat === null) return { outcome: 'stop', reason: 'no chat with the person is known' }
  if (chat.refused !== null) return { outcome: 'stop', reason: chat.refused }
  const card = await cardOf(deps, system, prepared, row, chat.name)
  const outcome = await deps.send(chat.address, { card, summary: deps.texts.checkIn.summary })
  if (outcome.outcome !== 'stop') return outcome
  // Nobody is done with because the app isn't let in: it waits, and somebody is told.
  if (outcome.isOurs === 'app') return { outcome: 'retry', afterMs: null, reason: outcome.reason, isThrottled: true }
  if (outcome.isOurs === undefined) await deps.chats.refuse(prepared.person, outcome.reason)
  return outcome
}

async function cardOf(
  { registry, texts, didThisWeek }: SendCheckInDeps,
  system: SystemActor,
  { person, checkIn, teamIds, zone, isGuessedZone, isLate }: Extract<Prepared, { readonly what: 'ask' }>,
  row: CheckInRow,
  personName: string,
) {
  const teams = await Promise.all(teamIds.map((teamId) => registry.byId(system, teamId)))
  return checkInCard(texts, {
    week: checkIn.week,
    personName: personName.split(' ')[0] ?? '',
    lateFrom: isLate ? dayName(texts, row.plannedFor, zone) : null,
    did: await didThisWeek(person, teamIds),
    questions: questionsOfCard(checkIn),
    teamNames: new Map(teams.flatMap((team) => (team === null ? [] : [[team.teamId, team.name] as const]))),
    guessedZone: isGuessedZone ? zone : null,
  })
}

const dayName = ({ locale }: Texts, instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }).format(new Date(instant))
