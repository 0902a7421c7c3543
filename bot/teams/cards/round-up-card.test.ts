/** The round-up card: each thing one press away, what people typed stays text, and within Teams' limits at its largest. */
import { expect, test } from 'vitest'
import { personId, resourceId, teamId, threadId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { ResourceSummary } from '#domain/resources/resource.ts'
import { en } from '#domain/texts/en.ts'
import { pseudo } from '#domain/texts/pseudo.ts'
import { nastyTexts } from '#tests/support/nasty-texts.ts'
import { cardBytes, userText } from './card-elements.ts'
import { libraryDeepLink, resourceDeepLinks } from './deep-link.ts'
import { roundUpCard, type RoundUpCardInput } from './round-up-card.ts'

const address = { appId: 'app', channelId: threadId('19:general@thread.tacv2') }
const aSummary = (at: number, change: Partial<ResourceSummary> = {}): ResourceSummary => ({
  resourceId: resourceId(`0198c0de-0000-7000-8000-00000000000${at}`),
  teamId: teamId('north'),
  kind: 'aid',
  title: `Thing ${at}`,
  why: 'when it beeps',
  link: null,
  linkHost: null,
  tags: [],
  isRough: false,
  isOutdated: false,
  sharedBy: { personId: personId('ada'), name: 'Ada Brandt' },
  authorName: null,
  sharedAt: '2026-11-24T09:00:00.000Z',
  helpedCount: 0,
  commentCount: 0,
  ...change,
})
const aStory = (at: number, line: string, name = 'Ben Okafor', resource = aSummary(at)) => ({
  mark: { resourceId: resource.resourceId, by: { personId: personId('ben'), name }, at: '2026-11-25T09:00:00.000Z', line },
  resource,
})
const input: RoundUpCardInput = {
  weekNumber: 48,
  since: null,
  isElsewhere: false,
  shared: { named: [1, 2, 3, 4, 5].map((at) => aSummary(at)), more: 2 },
  stories: { named: [aStory(6, 'An hour saved')], more: 0 },
  answered: null,
  detailsUrl: resourceDeepLinks(address),
  libraryUrl: libraryDeepLink(address),
}

type Element = {
  readonly type: string
  readonly text?: string
  readonly items?: readonly Element[]
  readonly selectAction?: { readonly type: string; readonly title: string; readonly url: string }
}
type Action = { readonly type: string; readonly title: string; readonly url: string }
const bodyOf = (given: RoundUpCardInput): readonly Element[] => roundUpCard(en, given)['body'] as readonly Element[]
const textsOf = (given: RoundUpCardInput): readonly string[] =>
  bodyOf(given).flatMap(({ text, items = [] }) => [text, ...items.map((item) => item.text)].filter((words) => words !== undefined))
const actionsOf = (given: RoundUpCardInput): readonly Action[] => roundUpCard(en, given)['actions'] as readonly Action[]

test('is read from top to bottom', () => {
  expect(textsOf({ ...input, since: '6 November', isElsewhere: true, answered: 6 })).toEqual([
    'Our week 48',
    'Since 6 November',
    en.roundUp.elsewhere,
    'Shared',
    ...[1, 2, 3, 4, 5].flatMap((at) => [`${at}\\. Thing ${at}`, 'Job aid \u00B7 Ada Brandt \u00B7 when it beeps']),
    'and 2 more things in the library',
    'What helped',
    'Ben Okafor: \u201CAn hour saved\u201D',
    'About Job aid: Thing 6',
    '6 people looked back on their week.',
  ])
})

test.each<[string, Partial<RoundUpCardInput>, string]>([
  ['nothing was shared', { shared: { named: [], more: 0 } }, 'Our week 48: 1 story of what helped'],
  ['nothing helped', { stories: { named: [], more: 0 } }, 'Our week 48: 7 things shared'],
  ['both', {}, 'Our week 48: 7 things shared, 1 story of what helped'],
])('says in one line what is in it: %s', (_what, change, line) => {
  const card = roundUpCard(en, { ...input, ...change })
  expect(card['fallbackText']).toBe(line)
})

test('a part without anything is not there', () => {
  expect(textsOf({ ...input, shared: { named: [], more: 0 } })).not.toContain('Shared')
  expect(textsOf({ ...input, stories: { named: [], more: 0 } })).not.toContain('What helped')
})

test('a rough note, and a message that somebody else kept, are told as such', () => {
  const shared = { named: [aSummary(1, { isRough: true, authorName: 'Cleo', why: '' })], more: 0 }
  expect(textsOf({ ...input, shared })).toContain('Rough note \u00B7 By Cleo, shared by Ada Brandt')
})

test('everything that is named leads into the tab, and the first three and the library have a button', () => {
  const opened = bodyOf(input).flatMap(({ selectAction }) => selectAction ?? [])
  expect(opened.map(({ title }) => title)).toEqual([1, 2, 3, 4, 5, 6].map((at) => `Open Thing ${at}`))
  expect(actionsOf(input).map(({ title }) => title)).toEqual(['Open library', 'Open 1', 'Open 2', 'Open 3'])
  expect(actionsOf({ ...input, shared: { named: [], more: 0 } }).map(({ title }) => title)).toEqual(['Open library'])
  for (const { type, url } of [...opened, ...actionsOf(input)]) {
    expect(type).toBe('Action.OpenUrl')
    expect(JSON.parse(new URL(url).searchParams.get('context') ?? '')).toMatchObject({ channelId: address.channelId })
  }
  expect(opened[0]?.url).toBe(resourceDeepLinks(address)(aSummary(1).resourceId))
})

test('what several people answered is a number and stands last', () => {
  expect(textsOf({ ...input, answered: 1_200 }).at(-1)).toBe('1,200 people looked back on their week.')
  expect(textsOf(input).join(' ')).not.toContain('looked back')
})

test.each(nastyTexts.map(({ what, typed }) => [what, typed] as const))('C6: %s stays text', (_what, typed) => {
  const resource = aSummary(1, { title: typed, why: typed, sharedBy: { personId: personId('ada'), name: typed }, authorName: typed })
  const card = roundUpCard(en, {
    ...input,
    shared: { named: [resource], more: 0 },
    stories: { named: [aStory(1, typed, typed, resource)], more: 0 },
  })
  const texts = textsOf({
    ...input,
    shared: { named: [resource], more: 0 },
    stories: { named: [aStory(1, typed, typed, resource)], more: 0 },
  })
  expect(texts).toContain(userText(`1. ${typed}`))
  expect(texts).toContain(userText(`${typed}: \u201C${typed}\u201D`))
  for (const text of texts) expect(text.replace(/\\[\s\S]/gu, '')).not.toMatch(/[*_`~[\]()#!|]|<[a-z/!?]/iu)
  for (const { url } of actionsOf({ ...input, shared: { named: [resource], more: 0 } })) expect(url).not.toContain('evil')
  expect(JSON.stringify(card)).not.toMatch(/"(?:entities|mentioned|refresh|\$data|\$when)"/u)
})

test.each([
  ['families', '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}'.repeat(1_000)],
  ['backslashes', '\\'.repeat(1_000)],
  ['quotes and brackets', '"['.repeat(500)],
  ['marks', `*${'\u0301'.repeat(16)}`.repeat(200)],
])('at its largest it still fits: %s', (_what, text) => {
  const graphemes = (max: number): string =>
    Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
      .slice(0, max)
      .join('')
  const title = graphemes(limits.maxTitleGraphemes)
  const name = graphemes(limits.maxNameGraphemes)
  const largest = (at: number): ResourceSummary =>
    aSummary(at, {
      kind: 'note',
      title,
      why: graphemes(limits.maxWhyGraphemes),
      authorName: name,
      sharedBy: { personId: personId('ada'), name },
    })
  const card = roundUpCard(pseudo, {
    ...input,
    since: '30 September',
    isElsewhere: true,
    answered: 25_000,
    shared: { named: [1, 2, 3, 4, 5].map(largest), more: 995 },
    stories: { named: [6, 7, 8].map((at) => aStory(at, graphemes(limits.maxCommentGraphemes), name, largest(at))), more: 997 },
  })
  expect(cardBytes(card)).toBeLessThanOrEqual(limits.maxCardBytesUtf16)
})
