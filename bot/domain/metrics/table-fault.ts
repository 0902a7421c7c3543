/** What can be wrong with a table of readings, told so that somebody finds the place in their spreadsheet. */
import { cleanLine, truncate } from '#domain/text.ts'
import type { DayFault } from './read-day.ts'
import type { ValueFault } from './read-value.ts'

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

/** Of the table as a whole. */
export const aboutTable = (fault: ReadingFault): TableFault => ({ row: null, column: '', value: '', fault, firstRow: null })

/** What stands in a cell, as far as a sentence can quote it. */
export const shown = (text: string): string => truncate(cleanLine(text.slice(0, maxShownChars * 20)), maxShownChars)

const maxShownChars = 60
