/** Two people changed one resource at once: what each of them changed alone goes together by itself. */
import { parseTags } from './tags.ts'

/** In the order in which people look at them. */
export const versionFields = ['title', 'why', 'kind', 'link', 'tags', 'isRough', 'body'] as const
export type VersionField = (typeof versionFields)[number]
/** As a form holds it: texts only, tags separated by commas. */
export type VersionTexts = Readonly<Record<VersionField, string>>

export type Merge = {
  /** Mine where both changed the same field. */
  readonly merged: VersionTexts
  /** Fields that both changed, each in another way. */
  readonly overlaps: readonly VersionField[]
  /** Fields that only they changed. */
  readonly theirs: readonly VersionField[]
}

/** @param base - the version that both began with */
export function mergeVersions(base: VersionTexts, mine: VersionTexts, theirs: VersionTexts): Merge {
  const changedByMe = changedFields(base, mine)
  const changedByThem = changedFields(base, theirs)
  const differing = changedFields(mine, theirs)
  const overlaps = differing.filter((field) => changedByMe.includes(field) && changedByThem.includes(field))
  const onlyTheirs = differing.filter((field) => !changedByMe.includes(field))
  const taken = onlyTheirs.map((field) => [field, theirs[field]] as const)
  return { merged: { ...mine, ...Object.fromEntries(taken) }, overlaps, theirs: onlyTheirs }
}

export const changedFields = (one: VersionTexts, other: VersionTexts): readonly VersionField[] =>
  versionFields.filter((field) => plainText(field, one) !== plainText(field, other))

/** What counts of a field: white space around it doesn't, nor how tags are separated. */
export const plainText = (field: VersionField, version: VersionTexts): string =>
  field === 'tags' ? parseTags(version.tags).join(', ') : version[field].trim()
