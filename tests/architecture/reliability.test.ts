/** What tests/RELIABILITY.md and .github/SECURITY.md say of tests is true: each file is there, and in the table has a test of its row. */
import { existsSync, readFileSync } from 'node:fs'
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
  const library = [...range('M', 1, 34), ...range('L', 1, 15), ...range('C', 1, 7), 'C9', ...range('A', 1, 15)]
  const wanted = [...library, ...range('S', 1, 18), ...range('N', 1, 10), ...range('V', 1, 8), 'D7', 'D8', 'D9']
  expect(rows.map(({ row }) => row)).toEqual(wanted)
})

test.each(rows)('$row has its tests', ({ row, files }) => {
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) {
    expect(file).toMatch(/\.test\.ts$/u)
    expect(readFileSync(new URL(file, table), 'utf8'), file).toMatch(new RegExp(`\\b${row}\\b`, 'u'))
  }
})

test('every test that the security page names is there', () => {
  const page = new URL('../../.github/SECURITY.md', import.meta.url)
  const named = Array.from(readFileSync(page, 'utf8').matchAll(/\]\((\.\.[^)]+)\)/gu), ([, file = '']) => file)
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((file) => !existsSync(new URL(file, page)))).toEqual([])
})
