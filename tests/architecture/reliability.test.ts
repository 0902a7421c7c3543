/** The table of tests/RELIABILITY.md is true: every file it names is there and has a test of that row. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const table = new URL('../RELIABILITY.md', import.meta.url)
const rows = readFileSync(table, 'utf8')
  .split('\n')
  .flatMap((line) => {
    const row = /^\| ([A-Z]\d+) \|/u.exec(line)?.[1]
    return row === undefined ? [] : [{ row, files: Array.from(line.matchAll(/\]\(([^)]+)\)/gu), ([, file = '']) => file) }]
  })

const range = (letter: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${letter}${from + at}`)

test('every row that has to hold stands in it once', () => {
  const wanted = [...range('M', 12, 27), ...range('M', 30, 32), ...range('L', 1, 15), 'C1', 'C4', 'C6', 'C7', 'C9']
  const api = [...range('A', 4, 7), 'A9', 'A10', 'A11', 'A14', 'A15']
  expect(rows.map(({ row }) => row)).toEqual([...wanted, ...api])
})

test.each(rows)('$row has its tests', ({ row, files }) => {
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) {
    expect(file).toMatch(/\.test\.ts$/u)
    expect(readFileSync(new URL(file, table), 'utf8'), file).toMatch(new RegExp(`\\b${row}\\b`, 'u'))
  }
})
