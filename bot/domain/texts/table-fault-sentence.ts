/** What is wrong with a table of readings: where, what stands there, and what to do. */
import type { TableFault } from '#domain/metrics/table-fault.ts'
import type { Texts } from './texts.ts'

export function tableFaultSentence({ metrics }: Pick<Texts, 'metrics'>, { row, column, value, fault, firstRow }: TableFault): string {
  const what = firstRow === null ? metrics.faults[fault] : `${metrics.faults[fault]} ${metrics.firstInRow(firstRow)}`
  const quoted = value === '' ? what : metrics.quoted(value, what)
  if (row === null) return quoted
  return column === '' ? metrics.inRow(row, quoted) : metrics.inCell(row, column, quoted)
}
