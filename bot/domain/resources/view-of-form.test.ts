/** What of a share form becomes a view. */
import { expect, test } from 'vitest'
import { unusedByView, viewOfForm } from './view-of-form.ts'

test.each([
  ['the line', { why: ' Page 14 ' }, 'Page 14'],
  ['the line, then the text', { why: 'Page 14', body: 'The neutral is shared.' }, 'Page 14\n\nThe neutral is shared.'],
  ['the text alone', { body: 'The neutral is shared.' }, 'The neutral is shared.'],
])('a view is %s', (_what, form, text) => expect(viewOfForm(form)).toEqual({ ok: true, text }))

test.each([
  ['without words', { title: 'Wiring' }, { why: 'empty' }],
  ['too long for a view, by its text', { why: 'Page 14', body: 'x'.repeat(1_000) }, { body: 'too-long' }],
  ['too long for a view, by its line', { why: 'x'.repeat(1_001) }, { why: 'too-long' }],
])('no view is made of a form %s', (_what, form, faults) => expect(viewOfForm(form)).toEqual({ ok: false, faults }))

test('a title and tags have no place in a view', () => {
  expect(unusedByView({ title: 'Wiring', tags: 'a9', why: 'Page 14' })).toEqual(['title', 'tags'])
  expect(unusedByView({ title: ' ', tags: '' })).toEqual([])
})
