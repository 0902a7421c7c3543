import { expect, test } from 'vitest'
import { diffLines } from './line-diff.ts'

const marks = { same: ' ', removed: '-', added: '+' } as const
const shown = (before: string, after: string): readonly string[] =>
  diffLines(before, after).map(({ kind, text }) => `${marks[kind]}${text}`)

test.each<[string, string, string, readonly string[]]>([
  ['nothing from nothing', '', '', []],
  ['a text that is new', '', 'a\nb', ['+a', '+b']],
  ['a text that is gone', 'a', '', ['-a']],
  ['one line corrected', 'a\nb\nc', 'a\nB\nc', [' a', '-b', '+B', ' c']],
  ['a line put in', 'a\nc', 'a\nb\nc', [' a', '+b', ' c']],
  ['a line moved', 'a\nb\nc', 'b\nc\na', ['-a', ' b', ' c', '+a']],
])('%s', (_why, before, after, expected) => expect(shown(before, after)).toEqual(expected))

test('both texts can be read off it', () => {
  const before = 'one\ntwo\n\nthree\nfour'
  const after = 'zero\ntwo\nthree\n\nfour\nfive'
  const lines = diffLines(before, after)
  const without = (kind: 'removed' | 'added'): string =>
    lines
      .filter((line) => line.kind !== kind)
      .map(({ text }) => text)
      .join('\n')
  expect([without('added'), without('removed')]).toEqual([before, after])
})

test('very long texts stand one after the other', () => {
  const long = Array.from({ length: 1_500 }, (_, at) => `line ${String(at)}`).join('\n')
  expect(new Set(diffLines(long, `${long}\nmore`).map(({ kind }) => kind))).toEqual(new Set(['removed', 'added']))
})
