/** The few Adaptive Card elements we use, as functions; what people typed goes in through `userText` only. */
import { limits } from '#domain/limits.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'

export type CardElement = { readonly type: string; readonly [property: string]: unknown }
export type CardAction = { readonly type: string; readonly title: string; readonly [property: string]: unknown }

/**
 * A typed text for a TextBlock, which Teams renders as Markdown: every character with a meaning there is escaped, and no `<at>`,
 * tag, address in angle brackets or entity is one any more. What was typed is what is seen.
 */
export function userText(text: string): string {
  // A find writes a hundred texts, and most have none of these.
  if (!/[<&\\`*_~[\]()#>!|+.-]/u.test(text)) return text
  return withoutTags(text)
    .replace(/&(?=#?\w{1,40};)/gu, '&\u200B')
    .replace(/[\\`*_~[\]()#>!|]/gu, '\\$&')
    .replace(/^(\s*)([-+])(?=[-+\s]|$)/gmu, '$1\\$2')
    .replace(/^(\s*\d+)\.(?=\s)/gmu, '$1\\.')
}

/**
 * A typed text where a host should show it as it is: previews, summaries, sentences. Should one read markup there all the same,
 * it finds neither tags nor links.
 */
export const plainText = (text: string): string => (/[<\]]/u.test(text) ? withoutTags(text).replace(/\](?=[([:])/gu, ']\u200B') : text)

/** Escaping is not enough within `<…>`: a backslash there is part of the address. Nobody sees the break. */
const withoutTags = (text: string): string => text.replace(/<(?=[a-z/!?])/giu, '<\u200B')

/**
 * The beginning of a text, as much as a card has room for. A character has no upper size (accents can be piled up),
 * so a text within its limit in characters can still be too large for a card.
 * @param maxUnits - UTF-16 units, as cards are measured
 */
export const fitted = (text: string, maxUnits: number): string =>
  text.length <= maxUnits ? text : `${text.slice(0, maxUnits - 1).replace(/[\uD800-\uDBFF]$/u, '')}\u2026`

export const textBlock = (text: string, style: Readonly<Record<string, unknown>> = {}): CardElement => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...style,
})

/** @throws when a card has more actions than Teams shows or is larger than it takes: a bug of ours, found by the tests */
export function adaptiveCard(body: readonly CardElement[], actions: readonly CardAction[], fallbackText: string): AdaptiveCard {
  if (actions.length > limits.maxCardActions) throw new Error(`A card has ${actions.length} actions; Teams shows ${limits.maxCardActions}.`)
  const card: AdaptiveCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: plainText(fallbackText),
    body,
    ...(actions.length === 0 ? {} : { actions }),
  }
  if (!isSurelySmall(body, fallbackText) && cardBytes(card) > limits.maxCardBytesUtf16)
    throw new Error(`A card has ${cardBytes(card)} bytes; at most ${limits.maxCardBytesUtf16} are sent.`)
  return card
}

/** A card of a few short texts needs no measuring; a find makes twenty-five of them. */
function isSurelySmall(body: readonly CardElement[], fallbackText: string): boolean {
  let units = fallbackText.length
  for (const { type, text } of body) {
    if (type !== 'TextBlock' || typeof text !== 'string') return false
    units += text.length
  }
  // JSON writes a character with six at most, and what stands around the texts takes a few thousand.
  return (units * 6 + 8_192) * 2 <= limits.maxCardBytesUtf16
}

/** As Teams counts: the JSON in UTF-16. */
export const cardBytes = (card: AdaptiveCard): number => JSON.stringify(card).length * 2

export const cardAttachment = (card: AdaptiveCard): { readonly contentType: string; readonly content: AdaptiveCard } => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: card,
})
