/** What the bot says to a written message: for now, help, and a way forward for everything else. */
import { withoutPiledMarks } from '#domain/text.ts'
import type { Texts } from '#domain/texts/texts.ts'
import { helpCard } from '#bot/teams/cards/notice-card.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'

const greetings = new Set(['', 'help', '?', 'hi', 'hello', 'hey', 'good morning', 'start'])

export function answerMessage({ texts }: { readonly texts: Texts }, { event }: TurnOf<'message'>): TurnAnswer {
  const said = withoutPiledMarks(event.text.toLowerCase())
    .normalize('NFD')
    .replace(/[\p{M}!.,]/gu, '')
    .trim()
  const card = helpCard(texts, { wasUnderstood: greetings.has(said) })
  return { kind: 'message', message: { card, summary: texts.bot.help.title } }
}
