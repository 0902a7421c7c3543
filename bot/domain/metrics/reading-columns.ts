/** Which column of a table has the period, the value and the note. */
import { limits } from '#domain/limits.ts'
import { cleanLine } from '#domain/text.ts'
import { shown, type ReadingFault } from './table-fault.ts'

export type Role = 'day' | 'value' | 'note'

export type Columns = {
  readonly isHeader: boolean
  readonly places: Readonly<Record<Role, number>>
  readonly names: readonly string[]
  readonly unread: readonly string[]
}

/** What people and other tools call them; the first that is there counts. */
const names: Readonly<Record<Role, readonly string[]>> = {
  day: ['period', 'date', 'day', 'month', 'week'],
  value: ['value', 'reading', 'result'],
  note: ['note', 'notes', 'comment'],
}

/** A first line with a figure in front, or behind what nobody knows, is a reading already: there is no header. Names in other languages count by their places. */
export function columnsOf(top: readonly string[], metricName: string): Columns | { readonly fault: ReadingFault; readonly value: string } {
  const inOrder = { day: 0, value: 1, note: 2 }
  const noHeader = { isHeader: false, places: inOrder, names: [], unread: [] }
  const titles = trimmed(top).map(cleanLine)
  if (isFigure(titles[0])) return noHeader
  if (titles.length > limits.maxImportColumns) return { fault: 'too-many-cells', value: '' }
  const known = titles.map((title) => title.toLowerCase())
  const wanted = { ...names, value: [...names.value, cleanLine(metricName).toLowerCase()] }
  const places = { day: -1, value: -1, note: -1 }
  for (const role of ['day', 'value', 'note'] as const) {
    const name = wanted[role].find((one) => one !== '' && known.includes(one))
    if (name === undefined) continue
    if (known.indexOf(name) !== known.lastIndexOf(name)) return { fault: 'column-twice', value: name }
    places[role] = known.indexOf(name)
  }
  const isNamed = places.day >= 0 && places.value >= 0
  if (!isNamed && isFigure(titles[1])) return noHeader
  if (!isNamed && (titles.length < 2 || titles.length > 3 || (places.day >= 0 && places.day !== 0)))
    return { fault: 'no-columns', value: titles.join(', ') }
  const used = isNamed ? places : inOrder
  const unread = titles.filter((title, at) => title !== '' && !Object.values(used).includes(at)).slice(0, 10)
  return { isHeader: true, places: used, names: titles, unread: unread.map(shown) }
}

const isFigure = (cell = ''): boolean => /^[-\u2212]?\p{Nd}/u.test(cell)

/** Spreadsheets leave empty cells behind the last one that says something. */
export const trimmed = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
