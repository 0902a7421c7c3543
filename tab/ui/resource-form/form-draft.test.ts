import { expect, test } from 'vitest'
import { readShareForm } from '#domain/resources/share-form.ts'
import { en } from '#domain/texts/en.ts'
import { draftOf, emptyForm, formOf, isBlank, isSameForm, kindOf, withTemplate } from './form-draft.ts'

const content = {
  kind: 'aid',
  title: 'K4 board swap',
  link: null,
  why: 'When a K4 shows E17',
  body: '1. Isolate',
  tags: ['k4', 'defrost'],
  isRough: true,
} as const

test('what a form shows of a resource is read back as the same resource', () => {
  expect(readShareForm(formOf(draftOf(content)))).toEqual({ ok: true, draft: content })
})

test('an untouched form is blank, and white space is nothing', () => {
  expect(isBlank(emptyForm)).toBe(true)
  expect(isBlank({ ...emptyForm, why: ' \n' })).toBe(true)
  expect(isBlank({ ...emptyForm, tags: 'k4' })).toBe(false)
})

test('two forms differ by what they say, not by the space around it', () => {
  expect(isSameForm(draftOf(content), { ...draftOf(content), why: ' When a K4 shows E17 ' })).toBe(true)
  expect(isSameForm(draftOf(content), { ...draftOf(content), isRough: '' })).toBe(false)
})

test('a template never takes the place of what is written', () => {
  expect(withTemplate(' \n', '## Steps')).toBe('## Steps')
  expect(withTemplate('Mine.\n', '## Steps')).toBe('Mine.\n\n## Steps')
})

test.each(Object.entries(en.share.templates))('the template %s is Markdown within the limits', (_name, { body }) => {
  expect(readShareForm({ title: 'x', body })).toMatchObject({ ok: true })
})

test.each([
  ['nothing while nothing is typed', {}, ''],
  ['a work note for a title alone', { title: 'Bring the long ladder' }, 'note'],
  ['a link for a link', { link: 'https://example.org', title: 'Wiring' }, 'link'],
  ['a job aid for steps', { title: 'How to bleed the loop' }, 'aid'],
  ['what was chosen', { kind: 'story', link: 'https://example.org' }, 'story'],
])('the kind is %s', (_what, typed, kind) => expect(kindOf({ ...emptyForm, ...typed })).toBe(kind))
