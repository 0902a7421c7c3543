/** Cells that spreadsheets would run, wherever they begin a cell, and back again. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { withGuard, withoutGuard } from './formula-guard.ts'

test.each([
  ['=1+1', "'=1+1"],
  ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ['-1', "'-1"],
  ['@SUM(1)', "'@SUM(1)"],
  ['\uFF1D1', "'\uFF1D1"],
  ["'=1", "''=1"],
  ['x;=1+1', "x;'=1+1"],
  ['x; =1+1', "x; '=1+1"],
  ['x\t=1', "x\t'=1"],
  ['First\n=1+1', "First\n'=1+1"],
  ["a\n- cmd|'x'!A0", "a\n'- cmd|'x'!A0"],
  ['Steps\n- one\n- two', 'Steps\n- one\n- two'],
  ['a = b; c', 'a = b; c'],
  ["It's 5", "It's 5"],
])('%j is written as %j', (typed, written) => {
  expect(withGuard(typed)).toBe(written)
  expect(withoutGuard(written)).toBe(typed)
})

test('whatever is written comes back as it was', () => {
  const unit = fc.constantFrom('=', '+', '-', '@', "'", ';', '\n', '\r', '\t', ' ', 'x', '1', '(', '|', '!', ',', '"', '\uFF1D', '\0')
  const roundTrip = fc.property(fc.string({ unit, maxLength: 30 }), (typed) => withoutGuard(withGuard(typed)) === typed)
  expect(fc.check(roundTrip, { seed: 20_261_123, numRuns: 5_000 })).toMatchObject({ failed: false })
})
