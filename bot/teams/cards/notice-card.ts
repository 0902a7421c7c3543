/** Cards that only say something: help, the welcome of a team, a refusal. */
import type { ErrorCode } from '#domain/errors.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import type { OfferedAnswer } from '#bot/teams/check-ins/offered-answer.ts'
import { adaptiveCard, fitted, textBlock, userText, type CardAction, type CardElement } from './card-elements.ts'

export function helpCard(texts: Texts, { isPersonal }: { readonly isPersonal: boolean }): AdaptiveCard {
  const { title, text, tips, commandsTitle, commands } = texts.bot.help
  const more = isPersonal ? [textBlock(commandsTitle, { weight: 'Bolder' }), ...list(commands)] : []
  return adaptiveCard([heading(title), textBlock(text), ...list(tips), ...more], [], title)
}

/** What was written is nothing the bot knows: three ways on, each one press away. @param said.text - what was written @param said.offered - what it may answer */
export function unknownCard(
  texts: Texts,
  said: { readonly text: string; readonly isPersonal: boolean; readonly offered?: OfferedAnswer | null },
): AdaptiveCard {
  const { offered = null } = said
  const { notUnderstood, keepIt, searchIt, showHelp } = texts.chat
  const words = fitted(said.text, maxRepeated)
  const ways = [...(said.isPersonal ? [writes(keepIt, `note ${words}`)] : []), writes(searchIt, `find ${words}`), writes(showHelp, 'help')]
  if (offered === null) return adaptiveCard([textBlock(notUnderstood)], ways, notUnderstood)
  return adaptiveCard([textBlock(userText(offered.ask))], [offered.action, ...ways], offered.ask)
}

/** A search that found nothing. @param given.words - can be kept as a note; null where there is no notebook */
export function waysOnCard(texts: Texts, { said, words }: { readonly said: string; readonly words: string | null }): AdaptiveCard {
  const { keepIt, showHelp } = texts.chat
  const keep = words === null ? [] : [writes(keepIt, `note ${fitted(words, maxRepeated)}`)]
  return adaptiveCard([textBlock(userText(said))], [...keep, writes(showHelp, 'help')], said)
}

export function welcomeCard(
  texts: Texts,
  { teamName, addedBy }: { readonly teamName: string; readonly addedBy: string | null },
): AdaptiveCard {
  const { title, text, tipsTitle, tips, addedBy: addedByText } = texts.bot.welcome
  const who = addedBy === null || addedBy === '' ? [] : [textBlock(userText(addedByText(addedBy)), { isSubtle: true })]
  return adaptiveCard(
    [heading(userText(title(teamName))), textBlock(text), ...who, textBlock(tipsTitle, { weight: 'Bolder' }), ...list(tips)],
    [],
    title(teamName),
  )
}

/** What happened, what to do, and the reference to report. */
export function errorCard(texts: Texts, { code, reference }: { readonly code: ErrorCode; readonly reference: string }): AdaptiveCard {
  const { what, next } = texts.errors[code]
  return adaptiveCard(
    [heading(what), textBlock(next), textBlock(texts.card.reference(reference), { isSubtle: true, size: 'Small' })],
    [],
    what,
  )
}

/** @param said - plain texts; `link` becomes the only button */
export function noticeCard(said: {
  readonly title: string
  readonly text: string
  readonly link?: { readonly title: string; readonly url: string }
}): AdaptiveCard {
  const actions = said.link === undefined ? [] : [{ type: 'Action.OpenUrl', ...said.link }]
  return adaptiveCard([heading(userText(said.title)), textBlock(userText(said.text))], actions, said.title)
}

/** One plain text; whatever of it somebody typed stays text. */
export const textCard = (text: string): AdaptiveCard => adaptiveCard([textBlock(userText(text))], [], text)

/** Of what was written, in a button that writes it again. */
const maxRepeated = 2_000

/** Teams writes the words in the person's name and sends them. */
const writes = (title: string, value: string): CardAction => ({
  type: 'Action.Submit',
  title,
  data: { msteams: { type: 'imBack', value } },
})

const heading = (text: string): CardElement => textBlock(text, { size: 'Medium', weight: 'Bolder', style: 'heading' })

const list = (items: readonly string[]): readonly CardElement[] => items.map((item) => textBlock(`\u2022 ${item}`, { spacing: 'Small' }))
