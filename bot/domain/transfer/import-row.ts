/** One row of a file becomes a resource, or a sentence about what is wrong with it. */
import type { FieldFault } from '#domain/errors.ts'
import { personId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { cleanName } from '#domain/people/clean-name.ts'
import { resourceKinds, type ResourceContent, type ResourceKind, type Sharer } from '#domain/resources/resource.ts'
import { readShareForm } from '#domain/resources/share-form.ts'
import { cleanText, hasMoreGraphemes, truncate } from '#domain/text.ts'

export const importFormats = ['jsonl', 'csv', 'netscape', 'json'] as const
export type ImportFormat = (typeof importFormats)[number]

/** As a reader of files finds it: names as in the file, lower case; values texts, or lists of texts for tags. */
export type RawRow = { readonly row: number; readonly fields: Readonly<Record<string, unknown>> }

export type RowFault = { readonly row: number; readonly field: string; readonly value: string; readonly fault: FieldFault }

export type ImportRow = {
  readonly row: number
  /** The row's own id in the file; null when it has none. */
  readonly sourceId: string | null
  readonly content: ResourceContent
  /** ISO instant, when the file says when it was shared. */
  readonly sharedAt: string | null
  /** Who shared it, when the file says so by an Entra id. */
  readonly sharedBy: Sharer | null
  readonly isOutdated: boolean
}

export type RowReading = { readonly ok: true; readonly row: ImportRow } | { readonly ok: false; readonly fault: RowFault }

/** What other tools call the same thing; the first one that is there counts. */
const names = {
  title: ['title', 'name'],
  kind: ['kind', 'type'],
  link: ['url', 'link', 'href'],
  tags: ['tags', 'labels'],
  why: ['why', 'summary', 'description', 'excerpt'],
  body: ['body', 'text', 'note', 'notes', 'content'],
  isRough: ['rough'],
  isOutdated: ['outdated'],
  sharedAt: ['sharedat', 'created', 'created_at', 'date'],
} as const

/** Names that a row's own reading uses beside those. */
const otherNames = ['id', 'sharedby', 'sharedbyid', 'helped']
const knownNames: ReadonlySet<string> = new Set([...Object.values(names).flat(), ...otherNames])

/**
 * What of a table's header is understood.
 * @param columns - names as in the file, lower case
 * @returns `isHeader`: at least a title or a link is named; `unknown`: what is not taken over, at most ten
 */
export function readHeader(columns: readonly string[]): { readonly isHeader: boolean; readonly unknown: readonly string[] } {
  const wanted: readonly string[] = [...names.title, ...names.link]
  return {
    isHeader: columns.some((column) => wanted.includes(column)),
    unknown: columns.filter((column) => column !== '' && !knownNames.has(column)).slice(0, 10),
  }
}

/** The line as a spreadsheet shows it: a table's first row of content stands below its header. */
export const shownRow = (format: ImportFormat, row: number): number => (format === 'csv' ? row + 1 : row)

/** Kinds as other tools and people write them. */
const kindNames: Readonly<Record<string, ResourceKind>> = {
  bookmark: 'link',
  url: 'link',
  'job aid': 'aid',
  howto: 'aid',
  'work note': 'note',
}

const maxShownChars = 60
const maxSourceIdChars = 500

/** A why that is too long is cut at a word, and the whole of it begins the body: nothing is lost. */
export function readImportRow({ row, fields }: RawRow): RowReading {
  const refused = (field: string, value: unknown, fault: FieldFault): RowReading => ({
    ok: false,
    fault: { row, field, value: truncate(textOf(value), maxShownChars), fault },
  })
  for (const [name, value] of Object.entries(fields))
    if (!isReadable(value)) return refused(name, Array.isArray(value) ? '[…]' : '{…}', 'wrong-type')
  const pick = (wanted: keyof typeof names): unknown =>
    names[wanted].map((name) => fields[name]).find((value) => textOf(value).trim() !== '')

  const said = cleanText(textOf(pick('why')))
  const isLong = hasMoreGraphemes(said, limits.maxWhyGraphemes)
  const body = textOf(pick('body'))
  const kind = textOf(pick('kind')).trim().toLowerCase()
  const reading = readShareForm({
    title: textOf(pick('title')),
    kind: resourceKinds.find((known) => known === kind) ?? kindNames[kind] ?? kind,
    link: textOf(pick('link')),
    why: isLong ? cutAtWord(said, limits.maxWhyGraphemes) : said,
    body: isLong ? `${said}\n\n${body}` : body,
    tags: tagsOf(pick('tags')),
    isRough: isYes(pick('isRough')),
  })
  if (!reading.ok) {
    const [field = 'row', fault = 'wrong-type'] = Object.entries(reading.faults)[0] ?? []
    return refused(field, field in names ? pick(field as keyof typeof names) : '', fault)
  }
  const sourceId = textOf(fields['id']).trim().slice(0, maxSourceIdChars)
  const sharerId = textOf(fields['sharedbyid']).trim()
  const sharedBy = /^[0-9a-f-]{36}$/iu.test(sharerId) ? { personId: personId(sharerId), name: cleanName(textOf(fields['sharedby'])) } : null
  return {
    ok: true,
    row: {
      row,
      sourceId: sourceId === '' ? null : sourceId,
      content: reading.draft,
      sharedAt: instantFrom(pick('sharedAt')),
      sharedBy,
      isOutdated: isYes(pick('isOutdated')),
    },
  }
}

const isYes = (value: unknown): boolean => /^(?:true|yes|1|x)$/iu.test(textOf(value).trim())

const isReadable = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'))

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** More tags than a resource may have: the first ones stay. */
function tagsOf(value: unknown): readonly string[] & string[] {
  const list = Array.isArray(value) ? value.map(String) : textOf(value).split(/[,;\n]|\s(?=#)/u)
  return [...new Set(list.map((tag) => tag.trim()).filter((tag) => tag !== ''))].slice(0, limits.maxTags)
}

function cutAtWord(text: string, max: number): string {
  const cut = truncate(text, max)
  const atWord = cut.replace(/\s+\S*…$/u, '…')
  return atWord.length > max / 2 ? atWord : cut
}

/** ISO instants, and seconds since the epoch as bookmarks have them; anything else is no date. */
function instantFrom(value: unknown): string | null {
  const text = textOf(value).trim()
  const ms = /^\d{9,10}$/u.test(text) ? Number(text) * 1_000 : /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}
