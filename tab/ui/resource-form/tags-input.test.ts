import { expect, test } from 'vitest'
import { suggestTags } from './tags-input.tsx'

const known = [
  { tag: 'controls', count: 17 },
  { tag: 'defrost', count: 11 },
  { tag: 'old-controls', count: 3 },
  { tag: 'con', count: 1 },
]
const names = (typed: string, chosen: readonly string[] = []): readonly string[] => suggestTags(typed, chosen, known).map(({ tag }) => tag)

test.each<[string, string, readonly string[], readonly string[]]>([
  ['nothing typed: the most used', '', [], ['controls', 'defrost', 'old-controls', 'con']],
  ['without those that are chosen', '', ['controls'], ['defrost', 'old-controls', 'con']],
  ['a new one as typed, then what begins with it, then what holds it', 'cont', [], ['cont', 'controls', 'old-controls']],
  ['one that the team has is not offered twice', '#Con', [], ['controls', 'con', 'old-controls']],
  ['one that is chosen is not offered again', 'defrost', ['defrost'], []],
])('suggestions: %s', (_why, typed, chosen, expected) => expect(names(typed, chosen)).toEqual(expected))
