/** What a resource's form holds while somebody types: texts only, so that it can be kept on the device. */
import { guessKind } from '#domain/resources/guess-form.ts'
import type { ShareForm } from '#domain/resources/share-form.ts'
import type { ResourceContent } from '#domain/resources/resource.ts'

export type FormDraft = {
  /** Empty until somebody chooses. */
  readonly kind: string
  readonly title: string
  readonly link: string
  readonly why: string
  readonly body: string
  /** Separated by commas. */
  readonly tags: string
  /** `true` or empty. */
  readonly isRough: string
}

export const emptyForm: FormDraft = { kind: '', title: '', link: '', why: '', body: '', tags: '', isRough: '' }

export const isBlank = ({ title, link, why, body, tags }: FormDraft): boolean =>
  [title, link, why, body, tags].every((text) => text.trim() === '')

/** The kind that was chosen; until then what the words and the link look like, and nothing while there are none. */
export const kindOf = (draft: FormDraft): string =>
  draft.kind !== '' || isBlank(draft)
    ? draft.kind
    : guessKind(`${draft.title}\n${draft.body}`.trim(), draft.link.trim() === '' ? null : draft.link)

/** Only what the service knows as fields of a form. */
export function formOf(draft: FormDraft): ShareForm {
  const { title, link, why, body, tags, isRough } = draft
  return { kind: kindOf(draft), title, link, why, body, tags, isRough }
}

/** A version of a resource as a form shows it. */
export const draftOf = ({ kind, title, link, why, body, tags, isRough }: ResourceContent): FormDraft => ({
  kind,
  title,
  link: link ?? '',
  why,
  body,
  tags: tags.join(', '),
  isRough: isRough ? 'true' : '',
})

export const isSameForm = (one: FormDraft, other: FormDraft): boolean =>
  (Object.keys(emptyForm) as (keyof FormDraft)[]).every((field) => one[field].trim() === other[field].trim())

/** A template goes below what is written already. */
export const withTemplate = (body: string, template: string): string => (body.trim() === '' ? template : `${body.trimEnd()}\n\n${template}`)
