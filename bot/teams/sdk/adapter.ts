/** The way in: botbuilder's CloudAdapter authenticates the activity, our own turn handles it. */
import { CloudAdapter, type Activity, type InvokeResponse, type TurnContext } from 'botbuilder'
import { AuthenticationError, type BotFrameworkAuthentication, type ConnectorFactory } from 'botframework-connector'
import { limits } from '#domain/limits.ts'
import { AppError } from '#domain/errors.ts'
import type { HttpReply, HttpRoute } from '#bot/ports/http-route.ts'
import type { Log } from '#bot/ports/log.ts'
import type { OutgoingMessage } from '#bot/ports/delivery.ts'
import { noTelemetry, type Telemetry, type TurnOutcome } from '#bot/ports/telemetry.ts'
import { lastAnswer } from '#bot/teams/last-answer.ts'
import type { Turn, TurnAnswer } from '#bot/teams/turn.ts'
import { createConnectorClients, type ConnectorClients } from './connector-clients.ts'
import { createOnce } from './once.ts'
import { parseActivity } from './parse-activity.ts'
import { sendActivity, updateActivity } from './send-activity.ts'
import type { Trust } from './trust.ts'

export type TeamsDoor = {
  /** `POST /api/messages`. */
  readonly route: HttpRoute
  readonly clients: ConnectorClients
}

export type TeamsDoorDeps = {
  /** Answers a turn; what it throws is answered without its message. */
  readonly onTurn: (turn: Turn) => Promise<TurnAnswer>
  /** The answer when a turn failed or took longer than the budget; when it throws itself, `lastAnswer` is given. */
  readonly onFailure: (turn: Turn, error: unknown) => TurnAnswer
  readonly trust: Trust
  readonly log: Log
  readonly telemetry?: Telemetry
}

/** Those of the last minutes, and small. */
const rememberedReplies = 2_000

export function createTeamsDoor(deps: TeamsDoorDeps): TeamsDoor {
  const clients = createConnectorClients(deps.trust)
  const adapter = new TurnAdapter(deps.trust.authentication, clients)
  const says: Says = { reply: replyOnce(clients, deps.log), keep: keepCard(clients, deps.log) }
  const route: HttpRoute = {
    method: 'POST',
    path: '/api/messages',
    admit: ({ headers }) => refusalOf(() => deps.trust.admitCaller(headers['authorization']), deps.log),
    handle: (request) => receive(adapter, says, deps, request),
  }
  return { clients, route }
}

/**
 * Opens the SDK's protected door, so that its own `process` (which echoes error messages) is never used.
 * The turn gets a client that we keep: left alone, the SDK builds one with its pipeline for every keystroke.
 */
class TurnAdapter extends CloudAdapter {
  readonly #authentication: BotFrameworkAuthentication
  readonly #connectorFactory: ConnectorFactory

  constructor(authentication: BotFrameworkAuthentication, clients: ConnectorClients) {
    super(authentication)
    this.#authentication = authentication
    this.#connectorFactory = { create: clients.conversations }
  }

  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const caller = await this.#authentication.authenticateRequest(activity, authorization)
    return this.processActivity({ ...caller, connectorFactory: this.#connectorFactory }, activity, logic)
  }
}

async function receive(
  adapter: TurnAdapter,
  says: Says,
  deps: TeamsDoorDeps,
  request: Parameters<HttpRoute['handle']>[0],
): Promise<HttpReply> {
  const parsed = parseActivity(request.body)
  if (parsed === null) return refusal(400, 'BadArgument', 'This is not a Bot Framework activity.')
  if (!deps.trust.isTrustedServiceUrl(parsed.serviceUrl)) return refusal(403, 'ForbiddenServiceUrl', 'This service URL is not allowed.')
  if (parsed.channelId !== teamsChannel) return refusal(403, 'ForbiddenChannel', 'This is not an activity of Teams.')
  const authorization = request.headers['authorization']
  const refused = await refusalOf(() => deps.trust.verifyCaller(authorization, parsed.serviceUrl), deps.log)
  if (refused !== null) return refused
  const tenantId = deps.trust.tenantOf(parsed.tenants)
  if (tenantId === null) {
    deps.log.warn(
      { event: 'turn.foreign-tenant', activityId: parsed.turn.activityId },
      'an activity of a tenant that is not let in was dropped',
    )
    return { status: 200 }
  }
  const turn: Turn = { ...parsed.turn, tenantId }
  const { during } = deps.telemetry ?? noTelemetry
  return during(turn.activityId === '' ? {} : { turnId: turn.activityId }, () => answerTurn(adapter, says, deps, { turn, request }))
}

async function answerTurn(
  adapter: TurnAdapter,
  says: Says,
  deps: TeamsDoorDeps,
  { turn, request }: { readonly turn: Turn; readonly request: Parameters<HttpRoute['handle']>[0] },
): Promise<HttpReply> {
  let mustComeAgain = false
  try {
    const invokeResponse = await adapter.receive(request.headers['authorization'] ?? '', request.body as Activity, async (context) => {
      const answer = await answerInTime(deps, turn)
      mustComeAgain = answer.kind === 'again'
      if (answer.kind === 'invoke')
        await context.sendActivity({ type: 'invokeResponse', value: { status: answer.status, body: answer.body } })
      if (answer.kind === 'invoke' && answer.lasting !== undefined) says.keep(turn, answer.lasting)
      // Sent through our own client, not the context: it has no hidden retries, and a context is revoked when its turn ends.
      if (answer.kind === 'message') await says.reply(turn, answer.message)
    })
    if (mustComeAgain) return { status: 503, headers: { 'retry-after': '30' } }
    if (invokeResponse === undefined) return { status: 200 }
    return { status: invokeResponse.status, ...(invokeResponse.body === undefined ? {} : { body: invokeResponse.body as unknown }) }
  } catch (error) {
    if (error instanceof AuthenticationError) return unauthorized
    throw error
  }
}

const teamsChannel = 'msteams'

const refusal = (status: number, code: string, message: string): HttpReply => ({ status, body: { error: { code, message } } })
const unauthorized = refusal(401, 'Unauthorized', 'The caller is not the Bot Framework.')

/** Whoever can't be verified is never let in. @returns null for whoever is */
async function refusalOf(verify: () => Promise<void>, log: Log): Promise<HttpReply | null> {
  try {
    await verify()
    return null
  } catch (error) {
    return uncertain(error, log)
  }
}

function uncertain(error: unknown, log: Log): HttpReply {
  if (error instanceof AppError && error.code === 'not-signed-in') return unauthorized
  log.warn({ event: 'turn.caller-unverified', error }, 'the keys of the Bot Framework can not be read')
  return { ...refusal(503, 'ServiceUnavailable', 'The caller can not be verified right now.'), headers: { 'retry-after': '30' } }
}

/** Teams drops an invoke's answer after five seconds and repeats other turns after fifteen: ours leaves before, whatever happens behind it. */
async function answerInTime(deps: TeamsDoorDeps, turn: Turn): Promise<TurnAnswer> {
  const startedMs = performance.now()
  const budget = Promise.withResolvers<TurnAnswer>()
  let outcome: TurnOutcome = 'answered'
  const failed = (error: unknown): TurnAnswer => {
    outcome = outcomeOf(error)
    return failureAnswer(deps, turn, error)
  }
  const timer = setTimeout(() => budget.resolve(failed('too-slow')), isInvoke(turn) ? limits.invokeBudgetMs : limits.turnBudgetMs)
  try {
    return await Promise.race([deps.onTurn(turn).catch(failed), budget.promise])
  } finally {
    clearTimeout(timer)
    deps.telemetry?.turnEnded({ kind: turn.event.kind, outcome }, performance.now() - startedMs)
  }
}

function outcomeOf(error: unknown): TurnOutcome {
  if (error === 'too-slow') return 'too-slow'
  return error instanceof AppError && error.code !== 'unexpected' ? 'refused' : 'failed'
}

const isInvoke = ({ event }: Turn): boolean =>
  ['query', 'open-form', 'submit-form', 'card-action', 'unfurl', 'unknown-invoke'].includes(event.kind)

/** Never throws: it is called by a timer, where nobody would catch it and the process would end. */
function failureAnswer({ onFailure, log }: TeamsDoorDeps, turn: Turn, failure: unknown): TurnAnswer {
  try {
    return onFailure(turn, failure)
  } catch (error) {
    log.error(
      { event: 'turn.failure-failed', activityId: turn.activityId, turn: turn.event.kind, error },
      'a failed turn could not be answered',
    )
    return lastAnswer(turn)
  }
}

/** What is sent beside the answer of a turn. */
type Says = {
  readonly reply: (turn: Turn, message: OutgoingMessage) => Promise<void>
  /** Nobody waits for it. */
  readonly keep: (turn: Turn, message: OutgoingMessage) => void
}

/** The answer to a press holds until the chat is drawn again: the message itself has to be changed, too. Source: Microsoft Teams platform, "Up to date cards". */
function keepCard(clients: ConnectorClients, log: Log): Says['keep'] {
  const update = async ({ event, serviceUrl, conversationId, botId, activityId }: Turn, message: OutgoingMessage): Promise<void> => {
    const messageId = event.kind === 'card-action' ? event.messageId : null
    if (messageId === null) return
    // In a channel the conversation is the thread of a post, and is updated as that.
    const outcome = await updateActivity(clients, { serviceUrl, conversationId, botId }, messageId, message)
    if (outcome.outcome !== 'sent')
      log.warn({ event: 'turn.card-not-kept', activityId, reason: outcome.reason }, 'a card could not be updated')
  }
  return (turn, message) => void update(turn, message)
}

/** A message that Teams tells again was answered already, unless that answer could not be sent. */
function replyOnce(clients: ConnectorClients, log: Log): (turn: Turn, message: OutgoingMessage) => Promise<void> {
  const once = createOnce(rememberedReplies)
  return (turn, message) => {
    const { serviceUrl, conversationId, botId, activityId } = turn
    const send = async (): Promise<boolean> => {
      const outcome = await sendActivity(clients, { serviceUrl, conversationId, botId }, message)
      if (outcome.outcome === 'sent') return true
      log.warn({ event: 'turn.reply-failed', activityId, reason: outcome.reason }, 'a reply could not be sent')
      return false
    }
    return activityId === '' ? send().then(() => undefined) : once(`${conversationId} ${activityId}`, send)
  }
}
