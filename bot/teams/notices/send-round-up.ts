/** Sends a team's round-up to its channel, and records it: first that it is being sent, then what came of it. */
import { isLongPeriod, type RoundUpRecord } from '#domain/check-ins/round-up.ts'
import { numberOfWeek } from '#domain/check-ins/iso-week.ts'
import type { SystemActor, TeamJob } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Delivery, DeliveryOutcome, OutgoingMessage } from '#bot/ports/delivery.ts'
import type { TeamChannels } from '#bot/ports/team-channels.ts'
import { appIdOf, libraryDeepLink, resourceDeepLinks } from '#bot/teams/cards/deep-link.ts'
import { roundUpCard, roundUpSummary, type RoundUpCardInput } from '#bot/teams/cards/round-up-card.ts'
import { prepareRoundUp, type PreparedRoundUp, type RoundUpDeps, type RoundUpNotice } from '#bot/usecases/check-ins/round-up.ts'

export type SendRoundUpDeps = RoundUpDeps & Delivery & { readonly channels: TeamChannels; readonly texts: Texts }

type Ready = Extract<PreparedRoundUp, { readonly what: 'send' }>

const done: DeliveryOutcome = { outcome: 'sent', activityId: null }

/** Whoever got here later may be cut off by the outbox while it sends, and what is cut off is done again. */
const latestSendMs = 35_000

export async function sendRoundUp(deps: SendRoundUpDeps, system: SystemActor, notice: RoundUpNotice): Promise<DeliveryOutcome> {
  const { gate, roundUps, clock, log } = deps
  const startedMs = clock.nowMs()
  const prepared = await prepareRoundUp(deps, system, notice)
  if (prepared.what === 'wait') return { outcome: 'later', afterMs: prepared.ms, reason: 'it is not due yet' }
  if (prepared.what === 'nothing') {
    const { teamId, week } = notice
    log.info({ event: 'round-up.left-out', teamId, week, reason: prepared.reason }, 'a team was sent no round-up')
    return done
  }
  const place = await placeOf(deps, prepared)
  if (place === null) return { outcome: 'stop', reason: 'the team no longer has the app', isExpected: true }
  if (clock.nowMs() - startedMs > latestSendMs) return { outcome: 'retry', afterMs: null, reason: 'took too long' }
  const job = gate.teamJob(system.tenantId, notice.teamId)
  const version = await roundUps.record(job, prepared.attempt, prepared.replaces)
  if (version === null) return { outcome: 'retry', afterMs: null, reason: 'another instance is at it' }
  const outcome = await sendTo(deps, prepared, place)
  await recordOutcome(deps, job, prepared.attempt, version, outcome)
  return outcome
}

type Place = { readonly conversationId: string; readonly isElsewhere: boolean }

const generalOf = ({ threadId }: Team, isElsewhere: boolean): Place => ({ conversationId: threadId, isElsewhere })

/**
 * Only a channel that Teams lists for this team now: one that was deleted or made private is not, nor is one of another team.
 * @returns null when the team no longer has the app
 * @throws AppError `roster-unreachable`: then it is tried again
 */
async function placeOf({ channels }: SendRoundUpDeps, { team, channelId }: Ready): Promise<Place | null> {
  if (channelId === null || channelId === team.threadId) return generalOf(team, false)
  const listed = await channels.list(team)
  if (listed === null) return null
  return listed.some((channel) => channel.channelId === channelId)
    ? { conversationId: channelId, isElsewhere: false }
    : generalOf(team, true)
}

/** A channel that refuses it (archived, or deleted a moment ago) has not got it: then General does. */
async function sendTo(deps: SendRoundUpDeps, ready: Ready, place: Place): Promise<DeliveryOutcome> {
  const { serviceUrl, botId } = ready.team
  const post = ({ conversationId, isElsewhere }: Place): Promise<DeliveryOutcome> =>
    deps.send({ serviceUrl, botId, conversationId }, messageOf(deps.texts, ready, isElsewhere))
  const outcome = await post(place)
  const isRefused = outcome.outcome === 'stop' && place.conversationId !== ready.team.threadId
  return isRefused ? post(generalOf(ready.team, true)) : outcome
}

function messageOf(texts: Texts, { team, roundUp, attempt, zone }: Ready, isElsewhere: boolean): OutgoingMessage {
  const address = { appId: appIdOf(team.botId), channelId: team.threadId }
  const day = new Intl.DateTimeFormat(texts.locale, { day: 'numeric', month: 'long', timeZone: zone })
  const input: RoundUpCardInput = {
    ...roundUp,
    weekNumber: numberOfWeek(roundUp.week),
    since: isLongPeriod(attempt) ? day.format(new Date(attempt.since)) : null,
    isElsewhere,
    detailsUrl: resourceDeepLinks(address),
    libraryUrl: libraryDeepLink(address),
  }
  return { card: roundUpCard(texts, input), summary: roundUpSummary(texts, input) }
}

/** What may have arrived stays `sending`. A record that can't be written changes nothing in what was sent. */
async function recordOutcome(
  { roundUps, log }: SendRoundUpDeps,
  job: TeamJob,
  attempt: RoundUpRecord,
  version: string,
  { outcome }: DeliveryOutcome,
): Promise<void> {
  if (outcome === 'unknown') return
  try {
    await roundUps.record(job, { ...attempt, status: outcome === 'sent' ? 'sent' : 'unsent' }, version)
  } catch (error) {
    log.warn({ event: 'round-up.not-recorded', teamId: job.teamId, error }, 'what came of a round-up could not be recorded')
  }
}
