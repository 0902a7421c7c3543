/** The page that says what it costs is equal to what is counted, and what must stay cheap stays cheap. */
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { countActions, type Counts } from './costs/count-actions.ts'
import { monthOf, sizes } from './costs/cost-model.ts'
import { actionsTable, assumptionsTable, monthsTable } from './costs/costs-tables.ts'

const read = (name: string): string => readFileSync(new URL(`../../infra/${name}`, import.meta.url), 'utf8')
let counts: Counts
beforeAll(async () => {
  counts = await countActions()
})

test.each([
  ['actions', () => actionsTable(counts)],
  ['assumptions', assumptionsTable],
  ['months', () => monthsTable(counts)],
])('the table of %s on the page is what `npm run costs` prints', (_what, table) => expect(read('COSTS.md')).toContain(table()))

test('the sentence of the page for administrators says what the table says, alerts included', () => {
  const [ten, hundred, thousand] = sizes.map((size) => `$${Number(monthOf(counts, size).total.toPrecision(2))}`)
  expect(read('README.md')).toContain(`About ${ten} a month for ten teams, ${hundred} for a hundred, ${thousand} for a thousand`)
})

test('a further letter is one request of one unit, whatever the library holds', () => {
  expect(counts.nextLetter).toEqual({ requests: 1, units: 1 })
})

test('what is asked while nobody does anything is asked seldom', () => {
  expect(counts.libraryAloneHour.units).toBeLessThan(counts.libraryHour.units / 4)
  expect(counts.outboxLook.requests).toBe(1)
})
