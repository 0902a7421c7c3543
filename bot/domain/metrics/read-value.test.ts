/** Strict numbers: what is read, what is refused and with which hint, and that nothing is read as something else. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalSignOf, readValue, valueFaults, type DecimalSign, type ValueFault } from './read-value.ts'

const anything = { lowest: null, highest: null }

test.each<[string, DecimalSign, number | null]>([
  ['77', '.', 77],
  ['77', ',', 77],
  ['1.5', '.', 1.5],
  ['1,5', ',', 1.5],
  ['1,500', ',', 1.5],
  ['-3', '.', -3],
  ['\u22123,25', ',', -3.25],
  ['  42\t', '.', 42],
  ['007', '.', 7],
  ['0', '.', 0],
  ['-0', '.', 0],
  ['0.10', '.', 0.1],
  ['9007199254740991', '.', 9_007_199_254_740_991],
  ['-9007199254740991', '.', -9_007_199_254_740_991],
  ['0.123456789012345', '.', 0.123456789012345],
  ['123456789.123450000000000', '.', 123_456_789.12345],
  ['', '.', null],
  ['   ', ',', null],
])('"%s" with the sign %s is %d', (typed, sign, value) => expect(readValue(typed, sign, anything)).toEqual({ ok: true, value }))

test('an empty value is none, and no zero either way', () => {
  expect(readValue('', '.', { lowest: 5, highest: 9 })).toEqual({ ok: true, value: null })
  const zero = readValue('-0', '.', anything)
  expect(zero.ok && Object.is(zero.value, 0)).toBe(true)
})

test.each<[string, DecimalSign, ValueFault]>([
  ['NaN', '.', 'not-a-number'],
  ['Infinity', '.', 'not-a-number'],
  ['-Infinity', '.', 'not-a-number'],
  ['∞', '.', 'not-a-number'],
  ['n/a', '.', 'not-a-number'],
  ['-', '.', 'not-a-number'],
  ['--1', '.', 'not-a-number'],
  ['1-2', '.', 'not-a-number'],
  ['+1', '.', 'not-a-number'],
  ['.5', '.', 'not-a-number'],
  ['5.', '.', 'not-a-number'],
  ['1..5', '.', 'not-a-number'],
  ['0x10', '.', 'not-a-number'],
  ['0b11', '.', 'not-a-number'],
  ['1_000', '.', 'not-a-number'],
  ['(5)', '.', 'not-a-number'],
  ['=1+1', '.', 'not-a-number'],
  ['null', '.', 'not-a-number'],
  ['true', '.', 'not-a-number'],
  ['1e3', '.', 'exponent'],
  ['1e999', '.', 'exponent'],
  ['1,5E-7', ',', 'exponent'],
  ['１２', '.', 'other-digits'],
  ['١٢', '.', 'other-digits'],
  ['1२', '.', 'other-digits'],
  ['77 %', '.', 'has-unit'],
  ['77%', '.', 'has-unit'],
  ['3 days', '.', 'has-unit'],
  ['€ 12', '.', 'has-unit'],
  ['12,50 €', ',', 'has-unit'],
  ['1,234.5', '.', 'grouped'],
  ['1.234,5', ',', 'grouped'],
  ['1,234', '.', 'grouped'],
  ['1.234', ',', 'grouped'],
  ['1 234', '.', 'grouped'],
  ['1\u202F234\u202F567', ',', 'grouped'],
  ['1\u2019234.50', '.', 'grouped'],
  ['1,5', '.', 'other-decimal-sign'],
  ['1.5', ',', 'other-decimal-sign'],
  ['-12.75', ',', 'other-decimal-sign'],
  ['9007199254740993', '.', 'too-precise'],
  ['9007199254740992', '.', 'too-precise'],
  [`1${'0'.repeat(400)}`, '.', 'too-precise'],
  ['0.1234567890123456', '.', 'too-precise'],
  ['1234567890.1234567', '.', 'too-precise'],
])('"%s" with the sign %s is refused: %s', (typed, sign, fault) => expect(readValue(typed, sign, anything)).toEqual({ ok: false, fault }))

test.each([
  ['0', true],
  ['100', true],
  ['100.01', false],
  ['-1', false],
])('of a percentage "%s" is taken: %s', (typed, isTaken) => {
  const reading = readValue(typed, '.', { lowest: 0, highest: 100 })
  expect(reading).toEqual(isTaken ? { ok: true, value: Number(typed) } : { ok: false, fault: 'out-of-bounds' })
})

test.each([
  ['en-GB', '.'],
  ['de', ','],
  ['fr', ','],
  ['de-CH', '.'],
  ['ar-EG', '.'],
])('%s writes %s', (locale, sign) => expect(decimalSignOf(locale)).toBe(sign))

describe('whatever is written', () => {
  const sign = fc.constantFrom<DecimalSign>('.', ',')

  test('a number comes back as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }), sign, (digits, decimals, by) => {
        const value = Number((digits / 10 ** decimals).toFixed(decimals))
        expect(readValue(value.toFixed(decimals).replace('.', by), by, anything)).toEqual({ ok: true, value: value + 0 })
      }),
      { seed: 20261125, numRuns: 500 },
    )
  })

  test('nothing throws, and what is read is a number that was written in plain digits', () => {
    const pieces = fc
      .array(fc.constantFrom('1', '0', '9', '.', ',', '-', ' ', 'e', '%', '１', '\u202F', 'x'), { maxLength: 9 })
      .map((list) => list.join(''))
    let read = 0
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 40 })), sign, (typed, by) => {
        const reading = readValue(typed, by, anything)
        if (!reading.ok) {
          expect(valueFaults).toContain(reading.fault)
          return
        }
        read += 1
        if (reading.value === null) expect(typed.trim()).toBe('')
        else expect(typed.trim().replace(',', '.')).toMatch(/^-?\d+(?:\.\d+)?$/u)
      }),
      { seed: 20261125, numRuns: 2_000 },
    )
    expect(read).toBeGreaterThan(100)
  })
})
