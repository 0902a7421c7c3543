/**
 * A value as people and tables write it: digits, at most one decimal sign, perhaps a minus. Strict on purpose: what could be meant in two
 * ways is refused with a hint and never guessed, for a wrong value is worse than a question.
 */
import { isWithin, type Bounds } from './metric.ts'

export const decimalSigns = ['.', ','] as const
export type DecimalSign = (typeof decimalSigns)[number]

/**
 * - `not-a-number`: words, `NaN`, `Infinity`, `0x10`, `--1`, a digit or a sign missing · `exponent`: `1e3`
 * - `other-digits`: digits of another script or width, such as `１２` · `has-unit`: `77 %`
 * - `grouped`: `1,234.5`, `1 234` · `other-decimal-sign`: `1,5` where a point was chosen, or the other way round
 * - `too-precise`: more digits than a number can hold, so that another one would be kept · `out-of-bounds`: beyond what the metric can be
 */
export const valueFaults = [
  'not-a-number',
  'exponent',
  'other-digits',
  'has-unit',
  'grouped',
  'other-decimal-sign',
  'too-precise',
  'out-of-bounds',
] as const
export type ValueFault = (typeof valueFaults)[number]

/** `value` is null when nothing was written: no value, which is not 0. */
export type ValueReading = { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly fault: ValueFault }

const refused = (fault: ValueFault): ValueReading => ({ ok: false, fault })

/** Spaces around it don't count; the minus may be the typographic one. */
export function readValue(typed: string, decimalSign: DecimalSign, bounds: Bounds): ValueReading {
  const text = typed.trim().replace(/^\u2212/u, '-')
  if (text === '') return { ok: true, value: null }
  const [, minus, whole, fraction] = (decimalSign === '.' ? withPoint : withComma).exec(text) ?? []
  if (whole === undefined) return refused(faultOf(text, decimalSign))
  const value = Number(`${whole}.${fraction ?? '0'}`)
  if (!isKeptAsWritten(value, whole, fraction ?? '')) return refused('too-precise')
  // 0 - 0 is 0: nobody means -0.
  const signed = minus === '' ? value : 0 - value
  return isWithin(bounds, signed) ? { ok: true, value: signed } : refused('out-of-bounds')
}

/** Of a number that came as one: it can be kept, and is no rounded other. */
export const isValue = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER

/** What a language writes between units and tenths, as far as it is one of the two that are read; else the point. */
export function decimalSignOf(locale: string): DecimalSign {
  const sign = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
  return decimalSigns.find((known) => known === sign) ?? '.'
}

const withPoint = /^(-?)(\d+)(?:\.(\d+))?$/u
const withComma = /^(-?)(\d+)(?:,(\d+))?$/u

/** Every decimal of 15 digits comes back from a number as it was; of whole ones all up to 2^53 - 1. */
function isKeptAsWritten(value: number, whole: string, fraction: string): boolean {
  if (!isValue(value)) return false
  const decimals = fraction.replace(/0+$/u, '')
  return decimals === '' || `${whole}${decimals}`.replace(/^0+/u, '').length <= 15
}

/** Of what is refused anyway, the hint that helps most. */
function faultOf(text: string, decimalSign: DecimalSign): ValueFault {
  if (/[^\P{Nd}0-9]/u.test(text)) return 'other-digits'
  if (/^[-+]?[\d.,]+e[-+]?\d+$/iu.test(text)) return 'exponent'
  if (/^[-+]?\d{1,3}(?:[.,'\u2019 \u00A0\u2009\u202F]\d{3})+(?:[.,]\d+)?$/u.test(text) && !isPlain(text, decimalSign)) return 'grouped'
  if (isPlain(text, decimalSign)) return 'other-decimal-sign'
  return unitBehind.test(text) || unitBefore.test(text) ? 'has-unit' : 'not-a-number'
}

/** But not `0x10`. */
const unitBehind = /^(?!0[xbo]\d)-?\d+(?:[.,]\d+)*\s*[%\u2030\u00B0\p{L}\p{Sc}][\p{L}\p{Sc}/\u00B2\u00B3]*$/iu
const unitBefore = /^(?:\p{Sc}|[a-z]{3})\s*-?\d+(?:[.,]\d+)*$/iu

/** With the other sign it would be read, unless its three digits behind the sign look like thousands. */
const isPlain = (text: string, decimalSign: DecimalSign): boolean =>
  (decimalSign === '.' ? withComma : withPoint).test(text) && !/[.,]\d{3}$/u.test(text)
