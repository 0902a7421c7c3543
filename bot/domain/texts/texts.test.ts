/** Every language says everything. */
import { expect, test } from 'vitest'
import { errorCodes } from '#domain/errors.ts'
import { en } from './en.ts'
import { pseudo } from './pseudo.ts'

test('each refusal has what happened and what to do', () => {
  expect(Object.keys(en.errors).toSorted()).toEqual([...errorCodes].toSorted())
  for (const { what, next } of Object.values(en.errors)) expect([what, next].every((text) => /^[A-Z].*\.$/u.test(text))).toBe(true)
})

test('nothing shouts', () => {
  expect(textsOf(en).filter((text) => text.includes('!'))).toEqual([])
})

test('the pseudo-locale marks every text, also those with arguments and in lists', () => {
  const texts = textsOf(pseudo)
  expect(texts.length).toBe(textsOf(en).length)
  // The locale is for Intl, not for people.
  expect(texts.filter((text) => !/^⟦.*⟧$/su.test(text))).toEqual([en.locale])
  expect(pseudo.bot.help.tips.length).toBe(en.bot.help.tips.length)
})

/** All texts of a table; functions are called with a stand-in for each argument. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  // A list of one number stands in for a text, a number and a list alike.
  if (typeof value === 'function') return [String((value as (...args: unknown[]) => unknown)(['2'], ['2'], ['2']))]
  return Object.values(value as object).flatMap(textsOf)
}
