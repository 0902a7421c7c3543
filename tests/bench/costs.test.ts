/** The page that says what it costs is equal to what is counted, and what must stay cheap stays cheap. */
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { countActions, type Counts } from './costs/count-actions.ts'
import { monthOf, sizes } from './costs/cost-model.ts'
import { actionsTable, assumptionsTable, monthsTable } from './costs/costs-tables.ts'

const page = readFileSync(new URL('../../infra/README.md', import.meta.url), 'utf8')
const section = page.slice(page.indexOf('## What it costs')).split(/\n## (?!What it costs)/u)[0] ?? ''
let counts: Counts
beforeAll(async () => {
  counts = await countActions()
})

test.each([
  ['actions', () => actionsTable(counts)],
  ['assumptions', assumptionsTable],
  ['months', () => monthsTable(counts)],
])('the table of %s on the page is what `npm run costs` prints', (_what, table) => expect(section).toContain(table()))

test('the first sentence of the page says what the table says', () => {
  const [ten, hundred, thousand] = sizes.map((size) => monthOf(counts, size).total)
  expect(section).toContain(`$${ten?.toFixed(0)} a month for ten teams, $${hundred?.toFixed(0)} for a hundred`)
  expect(Math.round(1_000 / (thousand ?? 0))).toBe(5)
})

test('a further letter is one request of one unit, whatever the library holds', () => {
  expect(counts.nextLetter).toEqual({ requests: 1, units: 1 })
})

test('what is asked while nobody does anything is asked seldom', () => {
  expect(counts.libraryAloneHour.units).toBeLessThan(counts.libraryHour.units / 4)
  expect(counts.outboxLook.requests).toBe(1)
})
