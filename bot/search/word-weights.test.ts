import { expect, test } from 'vitest'
import { maxWeight } from './postings.ts'
import { wordWeights } from './word-weights.ts'

const none = { title: [], why: [], tags: [], body: [], people: [] }
const weightIn = (fields: Partial<Record<keyof typeof none, readonly string[]>>) => wordWeights({ ...none, ...fields }).get('valve') ?? 0
const others = (count: number) => Array.from({ length: count }, (_, place) => `word${place}`)

test.each([
  ['in the title than in the tags', { title: ['valve'] }, { tags: ['valve'] }],
  ['in the why than in the body', { why: ['valve'] }, { body: ['valve'] }],
  ['in a short why than in a long one', { why: ['valve', ...others(5)] }, { why: ['valve', ...others(50)] }],
  ['in a short body than in a long one', { body: ['valve', ...others(50)] }, { body: ['valve', ...others(2_000)] }],
  ['twice than once', { body: ['valve', 'valve'] }, { body: ['valve', 'fan'] }],
  ['in two fields than in one', { title: ['valve'], why: ['valve'] }, { title: ['valve'] }],
])('a word says more %s', (_why, more, less) => expect(weightIn(more)).toBeGreaterThan(weightIn(less)))

test('each further time adds less, and no weight is above the largest', () => {
  const times = (count: number) => weightIn({ title: Array.from({ length: count }, () => 'valve') })
  expect(times(2) - times(1)).toBeGreaterThan(times(4) - times(3))
  expect(times(10_000)).toBeLessThanOrEqual(maxWeight)
})

test('a word lost in a long body still has a weight', () => {
  expect(weightIn({ body: ['valve', ...others(20_000)] })).toBeGreaterThanOrEqual(1)
})

test('words called like properties are words', () => {
  expect([...wordWeights({ ...none, body: ['__proto__', 'constructor'] }).keys()]).toEqual(['__proto__', 'constructor'])
})
