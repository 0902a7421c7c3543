import { expect, test } from 'vitest'
import { countEdits } from './edits.ts'

test.each([
  ['equal words', 'defrost', 'defrost', 0],
  ['a wrong letter', 'defrost', 'defrist', 1],
  ['a missing letter', 'defrost', 'defrst', 1],
  ['a letter too many', 'defrost', 'deffrost', 1],
  ['two neighbours swapped', 'defrost', 'defrots', 1],
  ['the first two swapped', 'defrost', 'edfrost', 1],
  ['two wrong letters', 'defrost', 'dafrist', 2],
  ['a swap and a missing letter', 'refrigerant', 'erfrigeran', 2],
  ['two letters apart', 'valve', 'val', 2],
  ['nothing to compare with', '', 'ab', 2],
])('slips: %s', (_why, one, other, expected) => {
  expect(countEdits(one, other, 2)).toBe(expected)
  expect(countEdits(other, one, 2)).toBe(expected)
})

test.each([
  ['a word of another length', 'fan', 'compressor'],
  ['a word of the same length', 'valve', 'motor'],
])('counting stops above the limit: %s', (_why, one, other) => {
  expect(countEdits(one, other, 1)).toBeGreaterThan(1)
  expect(countEdits(one, other, 2)).toBeGreaterThan(2)
})
