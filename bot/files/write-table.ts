/** Readings as a table that comes back in as it went out. */
import type { WriteTable } from '#bot/ports/files.ts'
import { csvCell } from './csv-cell.ts'

export const writeTable: WriteTable = (readings) => ({
  contentType: 'text/csv; charset=utf-8',
  ending: '.csv',
  // The mark tells spreadsheets that it is UTF-8.
  text: `\uFEFFperiod,value,note\r\n${readings.map(({ period, value, note }) => `${period},${written(value)},${csvCell(note)}\r\n`).join('')}`,
})

/** All digits and never an exponent, whatever the language; a number is no text, so nothing guards its minus. */
const written = (value: number): string => digits.format(value)
const digits = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 })
