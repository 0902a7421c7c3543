/** The bodies that Teams wants for a messaging extension's invokes. */
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { WrittenJson } from '#bot/ports/http-route.ts'
import { cardAttachment, fitted, plainText } from '#bot/teams/cards/card-elements.ts'
import { room } from '#bot/teams/cards/resource-card.ts'
import type { TurnAnswer } from '#bot/teams/turn.ts'

export type ExtensionResult = { readonly card: AdaptiveCard; readonly preview: { readonly title: string; readonly text: string } }

/** A result as the JSON that goes out: whoever types gets the same ones again with every letter. */
export type WrittenResult = string & { readonly __brand: 'WrittenResult' }

const ok = (body: unknown): TurnAnswer => ({ kind: 'invoke', status: 200, body })

/** A card, with the preview that the list shows. */
export const writtenResult = ({ card, preview }: ExtensionResult): WrittenResult =>
  JSON.stringify({
    ...cardAttachment(card),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: plainText(fitted(preview.title, room.title)), text: plainText(fitted(preview.text, room.why)) },
    },
  }) as WrittenResult

export const resultList = (results: readonly WrittenResult[]): TurnAnswer =>
  ok(new WrittenJson(`{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[${results.join(',')}]}}`))

/** One sentence in place of results. */
export const resultMessage = (text: string): TurnAnswer => ok({ composeExtension: { type: 'message', text: plainText(text) } })

/** A card dialog. A dialog of type message does not show on iOS, so words come as a card too. */
export const cardDialog = (title: string, card: AdaptiveCard): TurnAnswer =>
  ok({ task: { type: 'continue', value: { title, width: 'medium', height: 'large', card: cardAttachment(card) } } })
