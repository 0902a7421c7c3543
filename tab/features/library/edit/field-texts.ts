/** What a field of a version says in words. */
import { plainText, type VersionField } from '#domain/resources/merge-versions.ts'
import { resourceKinds } from '#domain/resources/resource.ts'
import type { TabTexts } from '#domain/texts/tab-texts.ts'
import type { FormDraft } from '#tab/ui/resource-form/form-draft.ts'

/** @returns the empty string when the field says nothing */
export function fieldText(texts: TabTexts, field: VersionField, draft: FormDraft): string {
  const kind = resourceKinds.find((candidate) => candidate === draft.kind)
  if (field === 'kind') return kind === undefined ? '' : texts.kinds[kind].name
  if (field === 'isRough') return draft.isRough === 'true' ? texts.library.history.yes : texts.library.history.no
  return plainText(field, draft)
}
