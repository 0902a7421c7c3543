/** Which part of the room answers a turn. */
import type { ErrorCode } from '#domain/errors.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Log } from '#bot/ports/log.ts'
import { asRefusal } from '#bot/ports/refusal.ts'
import { errorCard } from '#bot/teams/cards/notice-card.ts'
import { cardDialog, resultMessage } from '#bot/teams/extension/answers.ts'
import { find } from '#bot/teams/extension/find.ts'
import { keepShareForm, openShareForm, returnShareForm, submitShareForm, type ShareDeps } from '#bot/teams/extension/share.ts'
import { answerMessage } from '#bot/teams/conversations/answer-message.ts'
import { followInstallation, type InstallationDeps } from '#bot/teams/conversations/follow-installation.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import type { Turn, TurnAnswer, TurnOf } from '#bot/teams/turn.ts'

export type RouterDeps = ShareDeps &
  InstallationDeps & { readonly search: SearchIndex; readonly texts: Texts; readonly log: Log; readonly newId: () => string }

/** The ids of the commands in appPackage/manifest.json that this release answers; a test holds them equal. */
export const commandIds = { queries: ['find'], actions: ['share', 'save'] } as const

const none: TurnAnswer = { kind: 'none' }

export async function routeTurn(deps: RouterDeps, turn: Turn): Promise<TurnAnswer> {
  const { event } = turn
  if (event.kind === 'ignored') return none
  if (event.kind === 'unknown-invoke') return unknownInvoke
  if (isInvoke(turn) && turn.place.kind === 'channel' && !turn.place.isStandard) return refuseChannel(deps, turn)
  switch (event.kind) {
    case 'message':
      return answerMessage(deps, { ...turn, event })
    case 'installed':
    case 'uninstalled':
    case 'members-changed':
      await followInstallation(deps, { ...turn, event })
      return none
    case 'query':
      return event.commandId === 'find' ? find(deps, { ...turn, event }) : unknownInvoke
    case 'open-form':
      return event.commandId === 'share' ? openShareForm(deps, { ...turn, event }) : unknownInvoke
    case 'submit-form':
      return event.commandId === 'share' ? submitShareForm(deps, { ...turn, event }) : unknownInvoke
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
      return keepShareForm(texts, turn as TurnOf<'submit-form'>, { code, reference })
    case 'open-form':
      return cardDialog(texts.share.action, errorCard(texts, { code, reference }))
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

const isInvoke = ({ event }: Turn): boolean => event.kind === 'query' || event.kind === 'open-form' || event.kind === 'submit-form'

function refuseChannel(deps: RouterDeps, turn: Turn): TurnAnswer {
  const { event } = turn
  const { texts } = deps
  if (event.kind === 'query') return resultMessage(texts.bot.unsupportedChannel)
  if (event.kind === 'submit-form') return returnShareForm(deps, { ...turn, event }, 'unsupported-channel')
  return cardDialog(texts.share.action, errorCard(texts, { code: 'unsupported-channel', reference: '-' }))
}
