/** What goes together by itself, and what somebody has to choose. */
import { expect, test } from 'vitest'
import { mergeVersions, type VersionTexts } from './merge-versions.ts'

const base: VersionTexts = { title: 'Old', why: 'Then', kind: 'aid', link: '', tags: 'k4, defrost', isRough: '', body: '1. Open' }

test.each<[string, Partial<VersionTexts>, Partial<VersionTexts>, Partial<VersionTexts>, readonly string[], readonly string[]]>([
  ['their title and my text', { body: '1. Shut' }, { title: 'New' }, { title: 'New', body: '1. Shut' }, [], ['title']],
  ['what only I changed', { why: 'Now' }, {}, { why: 'Now' }, [], []],
  ['what only they changed', {}, { why: 'Now', isRough: 'true' }, { why: 'Now', isRough: 'true' }, [], ['why', 'isRough']],
  ['what both changed to the same', { title: 'New ' }, { title: 'New' }, { title: 'New ' }, [], []],
  ['tags that are only separated otherwise', { tags: '#k4;defrost' }, { tags: 'k4, alarm' }, { tags: 'k4, alarm' }, [], ['tags']],
  [
    'a title that both changed, to be chosen',
    { title: 'Mine' },
    { title: 'Theirs', why: 'Now' },
    { title: 'Mine', why: 'Now' },
    ['title'],
    ['why'],
  ],
])('merges %s', (_what, mine, theirs, merged, overlaps, taken) =>
  expect(mergeVersions(base, { ...base, ...mine }, { ...base, ...theirs })).toEqual({
    merged: { ...base, ...merged },
    overlaps,
    theirs: taken,
  }),
)
