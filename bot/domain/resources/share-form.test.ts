/** What the share form takes, and what it says about the rest. */
import { expect, test } from 'vitest'
import { limits } from '#domain/limits.ts'
import { readShareForm, type ShareForm } from './share-form.ts'

const draftOf = (form: ShareForm) => {
  const reading = readShareForm(form)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.draft
}
const faultsOf = (form: ShareForm) => {
  const reading = readShareForm(form)
  return reading.ok ? {} : reading.faults
}

test('a title alone is enough, and is a work note', () => {
  expect(draftOf({ title: ' Balancing  the loop ' })).toEqual({
    kind: 'note',
    title: 'Balancing the loop',
    link: null,
    why: '',
    body: '',
    tags: [],
    isRough: false,
  })
})

test.each([
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
  [undefined, false],
])('the switch for rough notes at %j', (typed, isRough) => {
  expect(draftOf({ title: 'K4', ...(typed === undefined ? {} : { isRough: typed }) })).toMatchObject({ isRough })
})

test('a link alone is enough: it is called by its host and path', () => {
  expect(draftOf({ link: 'https://www.example.org/a/gl%C3%BCcol/' })).toMatchObject({
    kind: 'link',
    title: 'example.org/a/glücol',
    link: 'https://www.example.org/a/gl%C3%BCcol/',
  })
})

test('a title made of a link is cut between characters, never within one', () => {
  const { title } = draftOf({ link: `https://example.org/${encodeURIComponent('👩‍🚒'.repeat(50))}${'x'.repeat(300)}` })
  expect(title).toBe(`example.org/${'👩‍🚒'.repeat(50)}${'x'.repeat(137)}…`)
  const emoji = draftOf({ link: `https://example.org/${encodeURIComponent(`a${'😀'.repeat(160)}`)}` }).title
  expect(emoji).toBe(`example.org/a${'😀'.repeat(160)}`)
})

test('a link typed into the title is taken for the link', () => {
  expect(draftOf({ title: 'https://example.org/x' })).toMatchObject({ kind: 'link', title: 'example.org/x', link: 'https://example.org/x' })
})

test.each([
  ['nothing at all', {}, { title: 'required' }],
  ['only what nobody can see', { title: '\u200B\u200B' }, { title: 'required' }],
  ['only what leaves an empty place', { title: '\u3164\uFFA0\u115F\u1160\u2800' }, { title: 'required' }],
  ['only white space and control characters', { title: ' \u0000\u202E\t ' }, { title: 'required' }],
  ['a title over the limit', { title: 'x'.repeat(limits.maxTitleGraphemes + 1) }, { title: 'too-long' }],
  ['a why over the limit', { title: 't', why: 'x'.repeat(limits.maxWhyGraphemes + 1) }, { why: 'too-long' }],
  ['a body over the limit', { title: 't', body: 'x'.repeat(limits.maxBodyGraphemes + 1) }, { body: 'too-long' }],
  ['one grapheme of 40 KB', { title: `e${'\u0301'.repeat(20_000)}` }, { title: 'too-long' }],
  ['a why of 40 KB in one grapheme', { title: 't', why: `e${'\u0301'.repeat(20_000)}` }, { why: 'too-long' }],
  ['a body of 130 KB in one grapheme', { title: 't', body: `e${'\u0301'.repeat(66_000)}` }, { body: 'too-long' }],
  ['a tag of 130 KB in one grapheme', { title: 't', tags: `a,e${'\u0301'.repeat(66_000)}` }, { tags: 'too-long' }],
  ['eleven tags', { title: 't', tags: 'a,b,c,d,e,f,g,h,i,j,k' }, { tags: 'too-many' }],
  ['a kind that is none', { title: 't', kind: 'course' }, { kind: 'not-a-choice' }],
  [
    'several at once',
    { link: 'ftp://x.org', why: 'x'.repeat(301), kind: 'quiz' },
    { link: 'link-scheme', why: 'too-long', kind: 'not-a-choice' },
  ],
])('refused: %s', (_why, form, faults) => {
  expect(faultsOf(form)).toEqual(faults)
})

test('people are counted as people count: two hundred families fit a title', () => {
  const families = '👩‍👩‍👧‍👦'.repeat(limits.maxTitleGraphemes)
  expect(draftOf({ title: families }).title).toBe(families)
})

test('right-to-left text and emoji stay, overrides and lone surrogates go', () => {
  expect(draftOf({ title: 'مرحبا \u202Eabc\u202C 👍🏽 \uD800' }).title).toBe('مرحبا abc 👍🏽 \uFFFD')
})
