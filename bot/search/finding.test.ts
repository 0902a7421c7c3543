import { expect, test } from 'vitest'
import { demoContent } from '#bot/local/demo-content/demo-content.ts'
import { aSearchableResource, typed } from '#tests/support/searchable-resource.ts'
import { createTeamIndex } from './team-index.ts'

const index = createTeamIndex()
for (const { key, kind, title, why, body, tags } of demoContent.resources)
  index.put(aSearchableResource({ id: key, kind, title, why, body, tags }))

const top = (text: string, limit: number) => index.find(typed(text), { skip: 0, limit }).items.map((item) => item.resourceId)

test.each(demoContent.resources.map(({ title, key }) => [title, key] as const))('its exact title finds it first: %s', (title, key) => {
  expect(top(title, 1)).toEqual([key])
})

test.each(demoContent.resources.map(({ title, key }) => [title.slice(0, 5), key] as const))(
  'the first letters of its title find it: %s',
  (start, key) => {
    const others = demoContent.resources.filter(({ title }) => title.toLowerCase().startsWith(start.toLowerCase())).length
    expect(top(start, Math.max(5, others))).toContain(key)
  },
)

test.each([
  ['three words of the why', 'terminal differ drawing', 'arctis-9-wiring-guide-c'],
  ['three words of the why', 'customer radiators warm', 'heating-curve-explained'],
  ['three words of the why', 'yearly inspection f-gas', 'refrigerant-leak-log'],
  ['three words of the why', 'third month call', 'caretaker-knew'],
  ['three words of the why', 'cold months van stock', 'winter-kit-per-van'],
  ['two neighbours swapped', 'defrots board swap', 'k4-defrost-board-swap'],
  ['two neighbours swapped', 'superehat guessing', 'reading-superheat'],
  ['the first two letters swapped', 'lgycol balancing', 'nordby-glycol-loop'],
  ['a missing letter', 'refrigernt leak log', 'refrigerant-leak-log'],
  ['a wrong first letter', 'bacuum holds', 'vacuum-that-holds'],
  ['a letter too many', 'propanne charge limits', 'propane-charge-limits'],
  ['two slips', 'refractomater', 'glycol-check'],
  ['a word of the title and two of the body', 'caretaker gym valves', 'caretaker-knew'],
  ['a word of the title and two of the body', 'handover gates dogs', 'handover-call-six-minutes'],
  ['a word of the title and two of the body', 'rotation phase monitor', 'scroll-runs-backwards'],
  ['a question in plain words', 'why does my heat pump lock out on low flow?', 'heat-pump-low-flow'],
  ['a question in plain words', 'what do I do before I open a propane unit?', 'propane-before-opening'],
  ['a question in plain words', 'who do I call for night work on the clinic roof?', 'night-work-clinic-roofs'],
  ['a question in plain words', 'how often must a plant be checked for leaks?', 'leak-check-intervals'],
  ['an error code', 'E17', 'k4-defrost-board-swap'],
  ['a half-typed word', 'arctis wir', 'arctis-9-wiring-guide-c'],
  ['words without accents and signs', 'co2 standstill', 'co2-standstill'],
])('found among the first five by %s: %s', (_how, text, key) => expect(top(text, 5)).toContain(key))

test.each(['defrost board swap', 'defrots bord swap', 'how do i swap the board'])(
  'a title with every word of the search comes first: %s',
  (text) => expect(top(text, 1)).toEqual(['k4-defrost-board-swap']),
)

test('a page further on goes on where the one before ended', () => {
  const ids = (skip: number, limit: number) => index.find(typed('defrost'), { skip, limit }).items.map((item) => item.resourceId)
  expect([...ids(0, 3), ...ids(3, 3), ...ids(6, 20)]).toEqual(ids(0, 26))
})
