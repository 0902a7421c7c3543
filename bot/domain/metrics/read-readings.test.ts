/** From cells to readings: all of them, or everything that is wrong with the table. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits } from '#domain/limits.ts'
import { periodsAfter, type Period } from './period.ts'
import { readReadings, type Cells, type ReadingsTable, type TableRules } from './read-readings.ts'
import { dayFaults } from './read-day.ts'
import { valueFaults } from './read-value.ts'
import { tableFaults } from './table-fault.ts'

const rules: TableRules = {
  cadence: 'month',
  format: 'iso',
  today: '2026-11-25',
  decimalSign: '.',
  bounds: { lowest: 0, highest: 100 },
  metricName: 'First-time fix rate',
}
const read = (cells: Cells, given: Partial<TableRules> = {}): ReadingsTable => readReadings(cells, { ...rules, ...given })
const readingsOf = (cells: Cells, given: Partial<TableRules> = {}): unknown => {
  const table = read(cells, given)
  return table.ok ? table.rows.map(({ row, period, value, note }) => [row, period, value, note]) : table.faults
}
const faultsOf = (cells: Cells, given: Partial<TableRules> = {}): unknown => {
  const table = read(cells, given)
  return table.ok ? 'taken' : table.faults.map(({ row, column, value, fault }) => [row, column, value, fault])
}

describe('columns', () => {
  const row = ['2026-10', '77', 'two boards out of stock']

  test.each<[string, Cells, unknown]>([
    ['by their names', [['period', 'value', 'note'], row], [[2, '2026-10', 77, 'two boards out of stock']]],
    ['in any order and case', [['Note', 'VALUE ', 'Date'], row.toReversed()], [[2, '2026-10', 77, 'two boards out of stock']]],
    ['by the name of the metric', [['month', 'first-time  fix rate'], row.slice(0, 2)], [[2, '2026-10', 77, '']]],
    ['by their places, without a header', [row], [[1, '2026-10', 77, 'two boards out of stock']]],
    ['by their places, in another language', [['Monat', 'Quote', 'Anmerkung'], row], [[2, '2026-10', 77, 'two boards out of stock']]],
    [
      'among others',
      [
        ['id', 'date', '', '__proto__', 'value'],
        ['7', '2026-10-31', '', 'x', '77'],
      ],
      [[2, '2026-10', 77, '']],
    ],
    [
      'a period goes before a date',
      [
        ['date', 'period', 'value'],
        ['2026-11-02', '2026-10', '77'],
      ],
      [[2, '2026-10', 77, '']],
    ],
    ['after empty lines', [[''], ['', ' '], ['period', 'value'], [''], ['2026-10', '77']], [[5, '2026-10', 77, '']]],
  ])('%s', (_how, cells, expected) => expect(readingsOf(cells)).toEqual(expected))

  test.each<[string, Cells, unknown]>([
    ['one column alone', [['value'], ['77']], [[1, '', 'value', 'no-columns']]],
    [
      'many that nobody knows',
      [
        ['a', 'b', 'c', 'd'],
        ['2026-10', '77', '', ''],
      ],
      [[1, '', 'a, b, c, d', 'no-columns']],
    ],
    [
      'a name twice',
      [
        ['date', 'value', 'Value'],
        ['2026-10', '77', '78'],
      ],
      [[1, '', 'value', 'column-twice']],
    ],
    ['hundreds', [Array.from({ length: 501 }, () => 'x')], [[1, '', '', 'too-many-cells']]],
  ])('refused: %s', (_what, cells, expected) => expect(faultsOf(cells)).toEqual(expected))

  test('what is not taken over is named', () => {
    const table = read([
      ['date', 'value', 'region', '', 'by'],
      ['2026-10', '77', 'south', '', 'Ana'],
    ])
    expect(table).toMatchObject({ ok: true, unread: ['region', 'by'] })
  })

  test.each(['constructor', '__proto__', 'toString'])('a column that is called %s is one like others', (name) => {
    expect(
      readingsOf([
        ['period', 'value', name],
        ['2026-10', '77', 'x'],
      ]),
    ).toEqual([[2, '2026-10', 77, '']])
  })
})

test('every fault is told by row, column and value, all of them at once', () => {
  const cells = [
    ['period', 'value', 'note'],
    ['2026-10', '77', ''],
    ['2026-02-30', 'NaN', ''],
    [],
    ['02/03/2026', '1,5', 'x'.repeat(1_001)],
    ['2026-12', '101', ''],
    ['', '5', ''],
    ['2026-10-05', '78', ''],
    ['2026-09', '74', '', '', 'and more'],
  ]
  expect(faultsOf(cells)).toEqual([
    [3, 'period', '2026-02-30', 'no-such-day'],
    [3, 'value', 'NaN', 'not-a-number'],
    [5, 'period', '02/03/2026', 'ambiguous-day'],
    [5, 'value', '1,5', 'other-decimal-sign'],
    [5, 'note', `${'x'.repeat(59)}…`, 'long-note'],
    [6, 'period', '2026-12', 'future'],
    [6, 'value', '101', 'out-of-bounds'],
    [7, 'period', '', 'no-day'],
    [8, 'period', '2026-10-05', 'period-twice'],
    [9, '', '2026-09 | 74 | | | and more', 'too-many-cells'],
  ])
  const table = read(cells)
  expect(table.ok ? null : table.faults.find(({ fault }) => fault === 'period-twice')?.firstRow).toBe(2)
})

test('without a header a column is told by its number', () => {
  expect(faultsOf([['2026-10', 'x']])).toEqual([[1, '2', 'x', 'not-a-number']])
})

test('a first row that is a faulty reading is no header', () => {
  expect(
    faultsOf([
      ['x2026-10', '77'],
      ['2026-09', '74'],
    ]),
  ).toEqual([[1, '1', 'x2026-10', 'not-a-day']])
})

test('a decimal comma in a table with commas is a cell too many, and not another value', () => {
  expect(
    faultsOf(
      [
        ['period', 'value'],
        ['2026-10', '77', '5'],
      ],
      { decimalSign: ',' },
    ),
  ).toEqual([[2, '', '2026-10 | 77 | 5', 'too-many-cells']])
})

test('an empty value is no reading and no zero, and is told', () => {
  const table = read([['period', 'value'], ['2026-08', '0'], ['2026-09', ''], ['2026-10'], ['2026-10', '77', '', ' ']])
  expect(table).toMatchObject({
    ok: true,
    withoutValue: [3, 4],
    rows: [
      { row: 2, value: 0 },
      { row: 5, value: 77 },
    ],
  })
})

test.each<[string, Cells]>([
  ['nothing', []],
  ['empty lines', [[''], ['', '']]],
  ['a header alone', [['period', 'value']]],
  [
    'no value in any row',
    [
      ['period', 'value'],
      ['2026-10', ''],
    ],
  ],
])('there is nothing to take from %s', (_what, cells) => expect(faultsOf(cells)).toEqual([[null, '', '', 'empty-table']]))

const months = (count: number): Cells => Array.from({ length: count }, (_, at) => [periodsAfter('2026-W47' as Period, -at), '5'])

test('as many rows as there may be, and not one more', () => {
  const weekly = { cadence: 'week' } as const
  const table = read([['week', 'value'], ...months(limits.maxReadingRows)], weekly)
  expect(table.ok && table.rows.length).toBe(2_000)
  expect(faultsOf([['week', 'value'], ...months(limits.maxReadingRows), ['2026-W46', '5']], weekly)).toEqual([
    [null, '', '', 'too-many-rows'],
  ])
})

test('a fault in row 1,500 keeps out every row', () => {
  const cells = months(1_800).map((row, at) => (at === 1_499 ? [row[0] ?? '', '5x5'] : row))
  expect(faultsOf(cells, { cadence: 'week' })).toEqual([[1_500, '2', '5x5', 'not-a-number']])
})

test('whatever the cells are, nothing throws: it is readings within bounds, each period once, or faults that have words', () => {
  const day = fc.constantFrom('2026-10', '2026-09-30', '2026-08', '2026-07-01', '2026-02-30', '')
  const value = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('77', '0', '5.5', '') }, fc.constantFrom('1,5', '=1', '１', '101'))
  const row = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(day, value).map((cells): string[] => cells) },
    fc.array(fc.string({ maxLength: 9 }), { maxLength: 4 }),
  )
  const seen = new Set<boolean>()
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (cells) => {
      const table = read(cells)
      seen.add(table.ok)
      if (table.ok) {
        expect(new Set(table.rows.map(({ period }) => period)).size).toBe(table.rows.length)
        expect(table.rows.every(({ value }) => value >= 0 && value <= 100)).toBe(true)
        return
      }
      expect(table.faults.length).toBeGreaterThan(0)
      for (const { fault } of table.faults) expect([...tableFaults, ...dayFaults, ...valueFaults]).toContain(fault)
    }),
    { seed: 20261125, numRuns: 2_000 },
  )
  expect(seen.size).toBe(2)
})
