/** The share form as a card dialog: the same fields as in the tab, errors beside their field, what was typed kept. */
import type { FieldFaults } from '#domain/errors.ts'
import type { SubmissionId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { resourceKinds } from '#domain/resources/resource.ts'
import type { ShareForm } from '#domain/resources/share-form.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { adaptiveCard, textBlock, userText, type CardElement } from './card-elements.ts'

/** Where it can go: a team, by its id, or with `placeForMe` the person's own notebook. */
export type Place = { readonly value: string; readonly name: string }
export const placeForMe = 'me'

export type ShareFormCardInput = {
  readonly submissionId: SubmissionId
  /** One is named, several are offered; the first is preselected. */
  readonly places: readonly Place[]
  readonly placeLabel?: string
  readonly chosenPlace?: string
  readonly form: ShareForm
  readonly faults: FieldFaults
  /** A refusal that belongs to no field. */
  readonly notice?: string
  /** Says whose message it is. */
  readonly from?: string
  /** The library has the link: what it says about that, and then what should happen is asked. */
  readonly known?: string
  /** The team's most used tags. */
  readonly tagsUsed?: readonly string[]
  readonly submitTitle: string
}

/** A card counts UTF-16 units, we count what people see: the form takes four times as many, and the server has the last word. */
const maxLength = (graphemes: number): number => graphemes * 4

const longestChoice = 100

/** What goes back into an input: no more than it takes, and no control characters, which JSON makes six times as long. */
const refill = (typed: string, maxUnits: number): string =>
  typed
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .slice(0, maxUnits)
    .toWellFormed()

export function shareFormCard(texts: Texts, input: ShareFormCardInput): AdaptiveCard {
  const { submissionId, form, notice, from, known } = input
  const field = fieldOf(texts, input)
  const kinds = resourceKinds.map((kind) => ({ title: `${texts.kinds[kind].name}: ${texts.kinds[kind].example}`, value: kind }))
  return adaptiveCard(
    [
      ...(notice === undefined ? [] : [textBlock(notice, { color: 'Attention' })]),
      ...(from === undefined ? [] : [textBlock(userText(from), { isSubtle: true })]),
      ...placeChooser(texts, input),
      ...(known === undefined ? [] : knownLink(texts, known)),
      ...field('Input.Text', 'why', texts.share.whyLabel, {
        maxLength: maxLength(limits.maxWhyGraphemes),
        placeholder: texts.share.whyHint,
        isMultiline: true,
      }),
      ...field('Input.Text', 'title', texts.share.titleLabel, {
        maxLength: maxLength(limits.maxTitleGraphemes),
        placeholder: texts.share.titleHint,
      }),
      ...field('Input.Text', 'link', texts.share.linkLabel, { maxLength: limits.maxLinkChars, placeholder: 'https://', style: 'Url' }),
      ...field('Input.ChoiceSet', 'kind', texts.share.kindLabel, { choices: kinds, style: 'compact', placeholder: texts.share.kindHint }),
      ...field('Input.Text', 'tags', texts.share.tagsLabel, {
        maxLength: maxLength(limits.maxTags * (limits.maxTagGraphemes + 2)),
        placeholder: tagsHint(texts, input.tagsUsed ?? []),
      }),
      ...field('Input.Text', 'body', texts.share.bodyLabel, {
        maxLength: maxLength(limits.maxWhyGraphemes * 10),
        placeholder: texts.share.bodyHint,
        isMultiline: true,
      }),
      {
        type: 'Input.Toggle',
        id: 'isRough',
        title: texts.chat.roughLabel,
        value: String(form.isRough === true || form.isRough === 'true'),
      },
    ],
    [{ type: 'Action.Submit', title: input.submitTitle, style: 'positive', data: { submissionId, ...hiddenPlace(input) } }],
    texts.share.action,
  )
}

/** An input, what was typed in it, and below it what is wrong. */
function fieldOf(
  texts: Texts,
  { form, faults }: ShareFormCardInput,
): (type: string, id: keyof ShareForm, label: string, properties: InputProperties) => readonly CardElement[] {
  return (type, id, label, properties) => {
    const fault = faults[id]
    const typed = form[id]
    const value = refill(Array.isArray(typed) ? typed.join(', ') : String(typed ?? ''), properties.maxLength ?? longestChoice)
    const element = { type, id, label, ...properties, ...(value === '' ? {} : { value }) }
    if (fault === undefined) return [element]
    const sentence = fault === 'empty' ? texts.chat.known.viewMissing : texts.fieldFaults[fault]
    return [element, textBlock(`\u26A0 ${sentence}`, { color: 'Attention', spacing: 'None', size: 'Small' })]
  }
}

type InputProperties = { readonly maxLength?: number; readonly [property: string]: unknown }

const tagsHint = (texts: Texts, tagsUsed: readonly string[]): string =>
  tagsUsed.length === 0 ? texts.share.tagsHint : texts.chat.tagsUsed(tagsUsed)

/** Without a chooser the place goes with the button, so that the form comes back to the team it was opened for. */
function hiddenPlace({ places, chosenPlace }: ShareFormCardInput): { readonly teamId?: string } {
  const only = places.length > 1 ? undefined : (places[0]?.value ?? chosenPlace)
  return only === undefined ? {} : { teamId: only }
}

function placeChooser(texts: Texts, { places, placeLabel, chosenPlace }: ShareFormCardInput): readonly CardElement[] {
  const chosen = places.find(({ value }) => value === chosenPlace) ?? places[0]
  if (places.length < 2 || chosen === undefined) return []
  const choices = places.map(({ value, name }) => ({ title: name, value }))
  const label = placeLabel ?? texts.share.teamLabel
  return [{ type: 'Input.ChoiceSet', id: 'teamId', label, choices, value: chosen.value, style: 'compact' }]
}

function knownLink({ chat }: Texts, sentence: string): readonly CardElement[] {
  const choices = [
    { title: chat.known.view, value: 'view' },
    { title: chat.known.separate, value: 'separate' },
  ]
  return [
    textBlock(userText(sentence), { weight: 'Bolder' }),
    { type: 'Input.ChoiceSet', id: 'knownLink', label: chat.known.label, choices, value: 'view', style: 'expanded' },
  ]
}
