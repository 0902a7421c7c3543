/** What may be asked for, and when again. */
import { expect, test } from 'vitest'
import { createAllowance } from './allowance.ts'

const minuteMs = 60_000
const sixty = () => createAllowance({ amount: 60, periodMs: minuteMs, maxKeys: 3 })
const taken = (allowance: ReturnType<typeof sixty>, key: string, nowMs: number, times: number): number =>
  Array.from({ length: times }, () => allowance.take(key, nowMs)).filter((waitMs) => waitMs === 0).length

test('the whole of it is there at once, then one by one as time passes', () => {
  const allowance = sixty()
  expect(taken(allowance, 'ada', 0, 100)).toBe(60)
  expect(allowance.take('ada', 0)).toBe(1_000)
  expect(allowance.take('ada', 999)).toBe(1)
  expect(taken(allowance, 'ada', 5_000, 100)).toBe(5)
  expect(taken(allowance, 'ada', 10 * minuteMs, 100)).toBe(60)
})

test('what one takes is not missing for another', () => {
  const allowance = sixty()
  taken(allowance, 'ada', 0, 1_000)
  expect(taken(allowance, 'ben', 0, 60)).toBe(60)
})

test('asking in vain costs nothing', () => {
  const allowance = sixty()
  taken(allowance, 'ada', 0, 10_000)
  expect(allowance.take('ada', 1_000)).toBe(0)
})

test('what costs more uses it up sooner', () => {
  const allowance = sixty()
  expect([1, 2, 3].map(() => allowance.take('ada', 0, 20))).toEqual([0, 0, 0])
  expect(allowance.take('ada', 0, 20)).toBe(20_000)
})

test('only so many are remembered, those who asked last', () => {
  const allowance = sixty()
  for (const key of ['ada', 'ben', 'cleo']) taken(allowance, key, 0, 60)
  allowance.take('ada', 0)
  allowance.take('dora', 0)
  expect([allowance.take('ada', 0) > 0, allowance.take('cleo', 0) > 0, allowance.take('ben', 0) > 0]).toEqual([true, true, false])
})

test('a clock that is set back locks nobody out for longer than the period', () => {
  const allowance = sixty()
  taken(allowance, 'ada', 100 * minuteMs, 60)
  expect(allowance.take('ada', 0)).toBe(1_000)
})
