import { expect, test } from 'vitest'
import { countEdits } from '#bot/search/edits.ts'
import { wordsOf } from '#bot/search/words.ts'
import { seededCorpus } from './corpus.ts'
import { knownItems, queryClasses, type KnownItem, type QueryClass } from './known-items.ts'
import { scoreOf } from './score.ts'

const corpus = seededCorpus(500)
const queries = knownItems(corpus, 20, 1)
const of = (queryClass: QueryClass): readonly KnownItem[] => queries.filter((query) => query.queryClass === queryClass)
const meantBy = ({ isMeant }: KnownItem) => corpus.find(isMeant)

test('there are as many queries of each class, the same in every run', () => {
  for (const queryClass of queryClasses) expect(of(queryClass)).toHaveLength(20)
  expect(knownItems(corpus, 20, 1).map(({ text }) => text)).toEqual(queries.map(({ text }) => text))
  expect(knownItems(corpus, 20, 2).map(({ text }) => text)).not.toEqual(queries.map(({ text }) => text))
})

test('a prefix has three to five letters, and at most five titles begin with it', () => {
  for (const { text } of of('title prefix')) {
    expect(text).toMatch(/^.{3,5}$/u)
    expect(new Set(corpus.map(({ title }) => title).filter((title) => title.startsWith(text))).size).toBeLessThanOrEqual(5)
  }
})

test('three words of the why are its words, and a slip is one edit in one of them', () => {
  for (const query of of('why')) expect(wordsOf(meantBy(query)?.why ?? '')).toEqual(expect.arrayContaining(query.text.split(' ')))
  for (const query of of('why, one slip')) {
    const words = wordsOf(meantBy(query)?.why ?? '')
    const edits = query.text.split(' ').map((word) => Math.min(...words.map((other) => countEdits(word, other, 2))))
    expect(edits.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(1)
  }
})

test('a search that finds all first scores one, one that finds nothing zero, and the third place a third', async () => {
  const firstOf = (text: string) => corpus.filter((item) => queries.some((query) => query.text === text && query.isMeant(item)))
  const others = corpus.slice(0, 2).map(() => ({ title: '', why: '' }))
  const all = await scoreOf(queries, async (text) => firstOf(text))
  expect([all.inFirstFive, all.meanReciprocalRank]).toEqual([1, 1])
  const none = await scoreOf(queries, async () => [])
  expect([none.inFirstFive, none.meanReciprocalRank]).toEqual([0, 0])
  const third = await scoreOf(queries, async (text) => [...others, ...firstOf(text)])
  expect(third.inFirstFive).toBe(1)
  expect(third.meanReciprocalRank).toBeCloseTo(1 / 3)
})
