/** The share form as a card dialog: the same fields as in the tab, errors beside their field, what was typed kept. */
import type { FieldFaults } from '#domain/errors.ts'
import type { SubmissionId, TeamId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { resourceKinds } from '#domain/resources/resource.ts'
import type { ShareForm } from '#domain/resources/share-form.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { adaptiveCard, textBlock, type CardElement } from './card-elements.ts'

export type ShareFormCardInput = {
  readonly submissionId: SubmissionId
  /** One is named, several are offered; the first is preselected. */
  readonly teams: readonly { readonly teamId: TeamId; readonly name: string }[]
  readonly chosenTeamId?: string
  readonly form: ShareForm
  readonly faults: FieldFaults
  /** A refusal that belongs to no field. */
  readonly notice?: string
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

export function shareFormCard(texts: Texts, { submissionId, teams, chosenTeamId, form, faults, notice }: ShareFormCardInput): AdaptiveCard {
  const input = (
    type: string,
    field: keyof ShareForm,
    label: string,
    properties: { readonly maxLength?: number; readonly [property: string]: unknown },
  ): readonly CardElement[] => {
    const fault = faults[field]
    const typed = form[field]
    const value = refill(Array.isArray(typed) ? typed.join(', ') : String(typed ?? ''), properties.maxLength ?? longestChoice)
    const element = { type, id: field, label, ...properties, ...(value === '' ? {} : { value }) }
    return fault === undefined
      ? [element]
      : [element, textBlock(`\u26A0 ${texts.fieldFaults[fault]}`, { color: 'Attention', spacing: 'None', size: 'Small' })]
  }
  const kinds = resourceKinds.map((kind) => ({ title: `${texts.kinds[kind].name}: ${texts.kinds[kind].example}`, value: kind }))
  return adaptiveCard(
    [
      ...(notice === undefined ? [] : [textBlock(notice, { color: 'Attention' })]),
      ...teamChooser(texts, teams, chosenTeamId),
      ...input('Input.Text', 'why', texts.share.whyLabel, {
        maxLength: maxLength(limits.maxWhyGraphemes),
        placeholder: texts.share.whyHint,
        isMultiline: true,
      }),
      ...input('Input.Text', 'title', texts.share.titleLabel, {
        maxLength: maxLength(limits.maxTitleGraphemes),
        placeholder: texts.share.titleHint,
      }),
      ...input('Input.Text', 'link', texts.share.linkLabel, { maxLength: limits.maxLinkChars, placeholder: 'https://', style: 'Url' }),
      ...input('Input.ChoiceSet', 'kind', texts.share.kindLabel, { choices: kinds, style: 'compact', placeholder: texts.share.kindHint }),
      ...input('Input.Text', 'tags', texts.share.tagsLabel, {
        maxLength: maxLength(limits.maxTags * (limits.maxTagGraphemes + 2)),
        placeholder: texts.share.tagsHint,
      }),
      ...input('Input.Text', 'body', texts.share.bodyLabel, {
        maxLength: maxLength(limits.maxWhyGraphemes * 10),
        placeholder: texts.share.bodyHint,
        isMultiline: true,
      }),
    ],
    [{ type: 'Action.Submit', title: texts.share.submit, style: 'positive', data: { submissionId, ...hiddenTeam(teams, chosenTeamId) } }],
    texts.share.action,
  )
}

/** Without a chooser the team goes with the button, so that the form comes back to the team it was opened for. */
const hiddenTeam = (teams: ShareFormCardInput['teams'], chosenTeamId: string | undefined): { readonly teamId?: string } => {
  const only = teams.length > 1 ? undefined : (teams[0]?.teamId ?? chosenTeamId)
  return only === undefined ? {} : { teamId: only }
}

function teamChooser(texts: Texts, teams: ShareFormCardInput['teams'], chosenTeamId: string | undefined): readonly CardElement[] {
  const chosen = teams.find(({ teamId }) => teamId === chosenTeamId) ?? teams[0]
  if (teams.length < 2 || chosen === undefined) return []
  const choices = teams.map(({ teamId, name }) => ({ title: name, value: teamId }))
  return [{ type: 'Input.ChoiceSet', id: 'teamId', label: texts.share.teamLabel, choices, value: chosen.teamId, style: 'compact' }]
}
