/** Which part of the room answers a turn. */
import type { ErrorCode } from '#domain/errors.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Log } from '#bot/ports/log.ts'
import { asRefusal } from '#bot/ports/refusal.ts'
import { answerCardAction, type CardActionDeps } from '#bot/teams/card-actions/answer-card-action.ts'
import { refusalSentence, said } from '#bot/teams/card-actions/answers.ts'
import { pressPlan } from '#bot/teams/conversations/team-settings-by-message.ts'
import { errorCard, textCard } from '#bot/teams/cards/notice-card.ts'
import { answerMessage, type AnswerMessageDeps } from '#bot/teams/conversations/answer-message.ts'
import { followInstallation, type InstallationDeps } from '#bot/teams/conversations/follow-installation.ts'
import { pressCheckIn, type PressCheckInDeps } from '#bot/teams/check-ins/press-check-in.ts'
import { rememberChat, type RememberChatDeps } from '#bot/teams/check-ins/remember-chat.ts'
import { cardDialog, resultList, resultMessage } from '#bot/teams/extension/answers.ts'
import { find, type FindDeps } from '#bot/teams/extension/find.ts'
import { keepForm, returnForm } from '#bot/teams/extension/form-dialog.ts'
import { openSaveForm, submitSaveForm, type SaveDeps } from '#bot/teams/extension/save.ts'
import { openShareForm, submitShareForm } from '#bot/teams/extension/share.ts'
import { unfurl } from '#bot/teams/extension/unfurl.ts'
import type { Turn, TurnAnswer, TurnOf } from '#bot/teams/turn.ts'

export type RouterDeps = FindDeps &
  SaveDeps &
  InstallationDeps &
  AnswerMessageDeps &
  PressCheckInDeps &
  RememberChatDeps &
  CardActionDeps & { readonly texts: Texts; readonly log: Log; readonly newId: () => string }

/** The ids of the commands in appPackage/manifest.json that this release answers; a test holds them equal. */
export const commandIds = { queries: ['find'], actions: ['share', 'save'] } as const

const none: TurnAnswer = { kind: 'none' }

export async function routeTurn(deps: RouterDeps, turn: Turn): Promise<TurnAnswer> {
  const { event } = turn
  if (event.kind === 'ignored') return none
  if (event.kind === 'unknown-invoke') return unknownInvoke
  if (turn.place.kind === 'channel' && !turn.place.isStandard) {
    const refused = refuseChannel(deps, turn)
    if (refused !== null) return refused
  }
  await rememberChat(deps, turn)
  switch (event.kind) {
    case 'message':
      return answerMessage(deps, { ...turn, event })
    case 'installed':
    case 'uninstalled':
    case 'members-changed':
    case 'team-renamed':
    case 'team-deleted':
    case 'team-restored':
      await followInstallation(deps, { ...turn, event })
      return none
    case 'query':
      return event.commandId === 'find' ? find(deps, { ...turn, event }) : unknownInvoke
    case 'open-form':
      if (event.commandId === 'save') return openSaveForm(deps, { ...turn, event })
      return event.commandId === 'share' ? openShareForm(deps, { ...turn, event }) : unknownInvoke
    case 'submit-form':
      if (event.commandId === 'save') return submitSaveForm(deps, { ...turn, event })
      return event.commandId === 'share' ? submitShareForm(deps, { ...turn, event }) : unknownInvoke
    case 'card-action':
      if (event.verb === 'plan-save') return pressPlan(deps, { ...turn, event })
      return event.verb.startsWith('check-in-') ? pressCheckIn(deps, { ...turn, event }) : answerCardAction(deps, { ...turn, event })
    case 'unfurl':
      return unfurl(deps, { ...turn, event })
  }
}

/** The answer when a turn failed or took too long: a sentence, a reference, and everything that was typed. */
export function answerFailure({ texts, log, newId }: RouterDeps, turn: Turn, error: unknown): TurnAnswer {
  const code: ErrorCode = error === 'too-slow' ? 'too-slow' : asRefusal(error).code
  const reference = newId().slice(-8)
  const fields = { event: 'turn.failed', reference, activityId: turn.activityId, turn: turn.event.kind, code, error }
  if (code === 'unexpected') log.error(fields, 'a turn failed')
  else log.warn(fields, 'a turn was refused')
  const { what, next } = texts.errors[code]
  switch (turn.event.kind) {
    case 'query':
      return resultMessage(code === 'too-slow' ? texts.find.slow : `${what} ${next}`)
    case 'submit-form':
      return keepForm(texts, turn as TurnOf<'submit-form'>, { code, reference })
    case 'open-form':
      return cardDialog(texts.share.action, errorCard(texts, { code, reference }))
    case 'card-action':
      return said(`${refusalSentence(texts, code)} ${texts.card.reference(reference)}`)
    case 'unfurl':
      return resultList([])
    case 'message':
      return { kind: 'message', message: { card: errorCard(texts, { code, reference }), summary: what } }
    case 'unknown-invoke':
      return unknownInvoke
    default:
      // What Teams tells of installations and members is lost if it is taken for done.
      return { kind: 'again' }
  }
}

const unknownInvoke: TurnAnswer = {
  kind: 'invoke',
  status: 501,
  body: { error: { code: 'NotImplemented', message: 'This release does not know this invoke.' } },
}

/** In a shared channel there may be people of other teams and other tenants. @returns null for events, which are told of every channel */
function refuseChannel({ texts, newId }: RouterDeps, turn: Turn): TurnAnswer | null {
  const { event } = turn
  switch (event.kind) {
    case 'query':
      return resultMessage(texts.bot.unsupportedChannel)
    case 'open-form':
      return cardDialog(texts.share.action, errorCard(texts, { code: 'unsupported-channel', reference: '-' }))
    case 'submit-form':
      return returnForm(texts, { ...turn, event }, 'unsupported-channel', newId())
    case 'card-action':
      return said(texts.bot.unsupportedChannel)
    case 'message':
      return { kind: 'message', message: { card: textCard(texts.bot.unsupportedChannel), summary: texts.bot.unsupportedChannel } }
    default:
      return null
  }
}
