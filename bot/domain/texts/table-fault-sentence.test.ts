/** Faults of a table, as people read them. */
import { expect, test } from 'vitest'
import { aboutTable, type TableFault } from '#domain/metrics/table-fault.ts'
import { en } from './en.ts'
import { tableFaultSentence } from './table-fault-sentence.ts'

test.each<[Partial<TableFault>, string]>([
  [{ fault: 'empty-table' }, 'There is no reading in this table.'],
  [{ fault: 'unreadable-rest', row: 1_204 }, 'Row 1,204: From here on the table can\u2019t be read: a quote is not closed.'],
  [
    { fault: 'other-decimal-sign', row: 3, column: 'value', value: '1,5' },
    'Row 3, column value: \u201C1,5\u201D. This has another decimal sign than chosen. Choose the other one.',
  ],
  [
    { fault: 'period-twice', row: 8, column: 'period', value: '2026-10-05', firstRow: 2 },
    'Row 8, column period: \u201C2026-10-05\u201D. This period has a reading already in this table. The first one is in row 2.',
  ],
  [{ fault: 'no-day', row: 7, column: 'period' }, 'Row 7, column period: There is no date here.'],
])('%j', (fault, sentence) => expect(tableFaultSentence(en, { ...aboutTable('empty-table'), ...fault })).toBe(sentence))
