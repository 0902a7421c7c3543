/** The fields of two versions: which of them differ, and what each says in words. */
import { resourceKinds } from '#domain/resources/resource.ts'
import { parseTags } from '#domain/resources/tags.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { FormDraft } from '#tab/ui/resource-form/form-draft.ts'

const fields = ['title', 'why', 'kind', 'link', 'tags', 'isRough', 'body'] as const
export type VersionField = (typeof fields)[number]

/** In the order in which people look at them. */
export const changedFields = (one: FormDraft, other: FormDraft): readonly VersionField[] =>
  fields.filter((field) => plain(field, one) !== plain(field, other))

/** @returns the empty string when the field says nothing */
export function fieldText(texts: Texts, field: VersionField, draft: FormDraft): string {
  const kind = resourceKinds.find((candidate) => candidate === draft.kind)
  if (field === 'kind') return kind === undefined ? '' : texts.kinds[kind].name
  if (field === 'isRough') return draft.isRough === 'true' ? texts.library.history.yes : texts.library.history.no
  return plain(field, draft)
}

const plain = (field: VersionField, draft: FormDraft): string => (field === 'tags' ? parseTags(draft.tags).join(', ') : draft[field].trim())
