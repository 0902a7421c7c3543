/** What a press on a card is answered with. Source: Microsoft Teams platform, "Universal Actions for Adaptive Cards", *Invoke response*. */
import type { ErrorCode } from '#domain/errors.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import type { TurnAnswer } from '#bot/teams/turn.ts'

/** A sentence beside the card, which stays as it is. */
export const said = (text: string): TurnAnswer => answered('application/vnd.microsoft.activity.message', text)

/** Another card in its place, for good. */
export const replaced = (card: AdaptiveCard): TurnAnswer => ({
  ...answered('application/vnd.microsoft.card.adaptive', card),
  lasting: { card, summary: String(card['fallbackText']) },
})

export const refusalSentence = (texts: Texts, code: ErrorCode): string => `${texts.errors[code].what} ${texts.errors[code].next}`

const answered = (type: string, value: unknown) => ({ kind: 'invoke', status: 200, body: { statusCode: 200, type, value } }) as const
