/** What is said when even saying what went wrong has failed: one sentence, of nothing that came with the turn. */
import { textsFor } from '#domain/texts/texts.ts'
import { said } from '#bot/teams/card-actions/answers.ts'
import { textCard } from '#bot/teams/cards/notice-card.ts'
import { cardDialog, resultMessage } from '#bot/teams/extension/answers.ts'
import type { Turn, TurnAnswer } from '#bot/teams/turn.ts'

/** An invoke is owed an answer; in a conversation, silence is better than a second fault. */
export function lastAnswer({ event }: Turn): TurnAnswer {
  const texts = textsFor('en')
  const { what } = texts.errors.unexpected
  if (event.kind === 'card-action') return said(what)
  if (event.kind === 'query' || event.kind === 'unfurl') return resultMessage(what)
  if (event.kind === 'open-form' || event.kind === 'submit-form') return cardDialog(texts.share.action, textCard(what))
  return { kind: 'none' }
}
