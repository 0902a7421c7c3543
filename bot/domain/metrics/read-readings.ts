/** From the cells of a table to readings, or to a list of everything that is wrong with it: all of it is taken or nothing. */
import { limits } from '#domain/limits.ts'
import { cleanLine, cleanText, hasMoreGraphemes, truncate } from '#domain/text.ts'
import type { Bounds } from './metric.ts'
import type { Period } from './period.ts'
import { readDay, type DayFault, type DayRules } from './read-day.ts'
import { readValue, type DecimalSign, type ValueFault } from './read-value.ts'

/** Rows as a spreadsheet shows them, empty ones included: the first is row 1. */
export type Cells = readonly (readonly string[])[]

/**
 * - `too-large`, `not-a-table`, `unreadable-rest`: of the file itself · `empty-table`: no row with a value
 * - `too-many-rows` · `no-columns`: there is no telling which column has the period and which the value · `column-twice`
 * - `too-many-cells`: more than there are columns, as when a decimal comma stands in a table with commas between cells
 * - `period-twice`: an earlier row is of the same period · `long-note`
 */
export const tableFaults = [
  'too-large',
  'not-a-table',
  'unreadable-rest',
  'empty-table',
  'too-many-rows',
  'no-columns',
  'column-twice',
  'too-many-cells',
  'period-twice',
  'long-note',
] as const
export type ReadingFault = DayFault | ValueFault | (typeof tableFaults)[number]

export type TableFault = {
  /** As a spreadsheet counts; null when it is about the whole table. */
  readonly row: number | null
  /** As the header names it, else its number; empty when it is about the whole row. */
  readonly column: string
  /** What stands there, cut where it is long. */
  readonly value: string
  readonly fault: ReadingFault
  /** For `period-twice`: the row that was first. */
  readonly firstRow: number | null
}

export type ReadingRow = {
  readonly row: number
  readonly period: Period
  readonly value: number
  /** May be empty. */
  readonly note: string
}

export type ReadingsTable =
  | {
      readonly ok: true
      readonly rows: readonly ReadingRow[]
      /** Rows with a period and no value: they say nothing. */
      readonly withoutValue: readonly number[]
      /** Columns that are not taken over, at most ten. */
      readonly unread: readonly string[]
    }
  | { readonly ok: false; readonly faults: readonly TableFault[] }

export type TableRules = DayRules & {
  readonly decimalSign: DecimalSign
  readonly bounds: Bounds
  /** A column may bear it. */
  readonly metricName: string
}

export function readReadings(cells: Cells, rules: TableRules): ReadingsTable {
  const filled = cells.map((row, at) => ({ row: at + 1, cells: row })).filter((row) => !isBlank(row.cells))
  const [top] = filled
  if (top === undefined) return refused([aboutTable('empty-table')])
  const columns = columnsOf(top.cells, rules.metricName)
  if ('fault' in columns) return refused([{ ...aboutTable(columns.fault), row: top.row, value: shown(columns.value) }])
  const body = columns.isHeader ? filled.slice(1) : filled
  if (body.length > limits.maxReadingRows) return refused([aboutTable('too-many-rows')])

  const faults: TableFault[] = []
  const rows = new Map<Period, ReadingRow>()
  const withoutValue: number[] = []
  for (const { row, cells: found } of body) {
    const reading = readRow({ row, cells: found, columns, rules })
    if (Array.isArray(reading)) faults.push(...reading)
    else if (reading.value === null) withoutValue.push(row)
    else {
      const first = rows.get(reading.period)
      if (first === undefined) rows.set(reading.period, { ...reading, value: reading.value })
      else faults.push(faultAt(row, columns, 'day', found, 'period-twice', first.row))
    }
  }
  if (faults.length > 0) return refused(faults)
  if (rows.size === 0) return refused([aboutTable('empty-table')])
  return { ok: true, rows: [...rows.values()], withoutValue, unread: columns.unread }
}

const refused = (faults: readonly TableFault[]): ReadingsTable => ({ ok: false, faults })

/** Of the table as a whole. */
export const aboutTable = (fault: ReadingFault): TableFault => ({ row: null, column: '', value: '', fault, firstRow: null })

type Role = 'day' | 'value' | 'note'

type Columns = {
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

/** A first cell with a digit in front is a reading already, and so there is no header. Names in other languages count by their places. */
function columnsOf(top: readonly string[], metricName: string): Columns | { readonly fault: ReadingFault; readonly value: string } {
  const inOrder = { day: 0, value: 1, note: 2 }
  const titles = trimmed(top).map(cleanLine)
  if (/^\p{Nd}/u.test(titles[0] ?? '')) return { isHeader: false, places: inOrder, names: [], unread: [] }
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
  if (!isNamed && (titles.length < 2 || titles.length > 3 || (places.day >= 0 && places.day !== 0)))
    return { fault: 'no-columns', value: titles.join(', ') }
  const used = isNamed ? places : inOrder
  const unread = titles.filter((title, at) => title !== '' && !Object.values(used).includes(at)).slice(0, 10)
  return { isHeader: true, places: used, names: titles, unread: unread.map(shown) }
}

type FoundRow = { readonly row: number; readonly cells: readonly string[]; readonly columns: Columns; readonly rules: TableRules }

function readRow({ row, cells, columns, rules }: FoundRow): TableFault[] | (Omit<ReadingRow, 'value'> & { readonly value: number | null }) {
  const width = columns.isHeader ? columns.names.length : 3
  if (trimmed(cells).length > width) return [{ ...aboutTable('too-many-cells'), row, value: shown(cells.join(' | ')) }]
  const cell = (role: Role): string => cells[columns.places[role]] ?? ''
  const day = readDay(cell('day'), rules)
  const value = readValue(cell('value'), rules.decimalSign, rules.bounds)
  const note = cleanText(cell('note'))
  const isLong = hasMoreGraphemes(note, limits.maxCommentGraphemes)
  if (day.ok && value.ok && !isLong) return { row, period: day.period, value: value.value, note }
  return [
    ...(day.ok ? [] : [faultAt(row, columns, 'day', cells, day.fault)]),
    ...(value.ok ? [] : [faultAt(row, columns, 'value', cells, value.fault)]),
    ...(isLong ? [faultAt(row, columns, 'note', cells, 'long-note')] : []),
  ]
}

function faultAt(
  row: number,
  { places, names: titles }: Columns,
  role: Role,
  cells: readonly string[],
  fault: ReadingFault,
  firstRow: number | null = null,
): TableFault {
  const place = places[role]
  const title = titles[place] ?? ''
  return { row, column: title === '' ? String(place + 1) : shown(title), value: shown(cells[place] ?? ''), fault, firstRow }
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** Spreadsheets leave empty cells behind the last one that says something. */
const trimmed = (cells: readonly string[]): readonly string[] => cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)

const maxShownChars = 60
const shown = (text: string): string => truncate(cleanLine(text.slice(0, maxShownChars * 20)), maxShownChars)
