/** From the cells of a table to readings, or to a list of everything that is wrong with it: all of it is taken or nothing. */
import { limits } from '#domain/limits.ts'
import { cleanText, hasMoreGraphemes } from '#domain/text.ts'
import type { Bounds } from './metric.ts'
import type { Period } from './period.ts'
import { readDay, type DayRules } from './read-day.ts'
import { readValue, type DecimalSign } from './read-value.ts'
import { columnsOf, trimmed, type Columns, type Role } from './reading-columns.ts'
import { aboutTable, shown, type ReadingFault, type TableFault } from './table-fault.ts'

/** Rows as a spreadsheet shows them, empty ones included: the first is row 1. */
export type Cells = readonly (readonly string[])[]

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
