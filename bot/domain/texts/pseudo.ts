/**
 * A pseudo-locale, made from English: every text longer by about 40 %, accented, and marked at both ends, so that cut-off,
 * hard-coded and glued-together texts show. Read from right to left (`qps-plocm`, the name Windows and Teams use for it).
 */
import { en } from './en.ts'
import type { Texts } from './texts.ts'

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'î',
  o: 'ö',
  u: 'û',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ö',
  U: 'Û',
  c: 'ç',
  n: 'ñ',
  y: 'ý',
}

export const pseudo: Texts = { ...(stretchAll(en) as Texts), locale: en.locale }

function stretchAll(value: unknown): unknown {
  if (typeof value === 'string') return stretch(value)
  if (typeof value === 'function') return (...args: unknown[]) => stretch((value as (...given: unknown[]) => string)(...args))
  if (Array.isArray(value)) return value.map(stretchAll)
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, stretchAll(inner)]))
}

function stretch(text: string): string {
  const accented = text.replace(/[aeiouAEIOUcny]/gu, (letter) => accents[letter] ?? letter)
  return `⟦${accented}${' ~'.repeat(Math.ceil(text.length / 5))}⟧`
}
