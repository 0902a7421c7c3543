/** Search in process: what is found, how fast, beside the yardstick; building the index and keeping it up to date. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { limits } from '#domain/limits.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { ResourceSummary } from '#domain/resources/resource.ts'
import { parseSearchQuery } from '#domain/search/search-query.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { createSearchIndex } from '#bot/search/search-index.ts'
import { readResource } from '#bot/store/repositories/resource-codec.ts'
import type { CorpusItem } from './corpus.ts'
import type { KnownItem } from './known-items.ts'
import { createNaiveSearch } from './naive-search.ts'
import { keystrokesOf } from './queries.ts'
import type { Figure, Section } from './report.ts'
import { scoreOf } from './score.ts'
import { median, percentile, timedMs } from './statistics.ts'

const builds = 3
const rounds = 3

export type SearchBars = { readonly inFirstFive: number; readonly meanReciprocalRank: number; readonly p99Ms: number }

export async function measureSearch(given: {
  readonly store: DocumentStore
  readonly member: TeamMember
  /** What the member's team has. */
  readonly corpus: readonly CorpusItem[]
  readonly queries: readonly KnownItem[]
  /** The yardstick, which takes its time, is asked one in so many of them. */
  readonly naiveOneIn: number
  readonly hostile: readonly string[]
  readonly bars: SearchBars
}): Promise<Section> {
  const { store, member, corpus, queries, naiveOneIn, hostile, bars } = given
  const built: { readonly ms: number; readonly stallMs: number; readonly search: SearchIndex }[] = []
  for (let build = 0; build < builds; build += 1) built.push(await buildIndex(store, member))
  const find = async (text: string): Promise<readonly ResourceSummary[]> =>
    (await built[0]?.search.find(member, parseSearchQuery(text), { skip: 0, limit: limits.maxExtensionResults }))?.items ?? []
  const naive = createNaiveSearch(corpus)
  const naiveMs: number[] = []
  const findNaively = async (text: string): Promise<readonly CorpusItem[]> => {
    const startedMs = performance.now()
    const found = naive(text)
    naiveMs.push(performance.now() - startedMs)
    return found
  }

  const texts = queries.map(({ text }) => text)
  const ours = await scoreOf(queries, find)
  const naiveQueries = queries.filter((_, at) => at % naiveOneIn === 0)
  const naives = await scoreOf(naiveQueries, findNaively)
  const searchMs = await timesOf(texts, find, rounds)
  const keystrokeMs = await timesOf(texts.flatMap(keystrokesOf), find, 1)
  const hostileMs = await timesOf(hostile, find, rounds)

  return {
    title: `Search in process, ${corpus.length.toLocaleString('en-US')} resources in one team (${queries.length.toLocaleString('en-US')} queries, ${keystrokeMs.length.toLocaleString('en-US')} keystrokes, median of ${rounds} rounds)`,
    figures: [
      { name: 'what was meant is among the first five', value: ours.inFirstFive, unit: 'of 1', bar: { atLeast: bars.inFirstFive } },
      ...Array.from(ours.byClass, ([name, value]): Figure => ({ name: `· ${name}`, value, unit: 'of 1' })),
      { name: 'mean reciprocal rank', value: ours.meanReciprocalRank, unit: 'of 1', bar: { atLeast: bars.meanReciprocalRank } },
      {
        name: `MiniSearch, prefix and fuzzy everywhere (${naiveQueries.length} queries): among the first five`,
        value: naives.inFirstFive,
        unit: 'of 1',
      },
      { name: 'MiniSearch: mean reciprocal rank', value: naives.meanReciprocalRank, unit: 'of 1' },
      { name: 'search p50', value: percentile(searchMs, 0.5), unit: 'ms' },
      { name: 'search p99', value: percentile(searchMs, 0.99), unit: 'ms', bar: { atMost: bars.p99Ms } },
      { name: 'MiniSearch p50', value: percentile(naiveMs, 0.5), unit: 'ms' },
      { name: 'MiniSearch p99', value: percentile(naiveMs, 0.99), unit: 'ms' },
      { name: "search p99 ÷ MiniSearch's", value: percentile(searchMs, 0.99) / percentile(naiveMs, 0.99), unit: '×' },
      { name: 'keystroke p50', value: percentile(keystrokeMs, 0.5), unit: 'ms' },
      { name: 'keystroke p99', value: percentile(keystrokeMs, 0.99), unit: 'ms', bar: { atMost: bars.p99Ms } },
      { name: `slowest of ${hostile.length} hostile searches`, value: Math.max(...hostileMs), unit: 'ms', bar: { atMost: 20 } },
      { name: `index build, median of ${builds}`, value: median(built.map(({ ms }) => ms)), unit: 'ms' },
      {
        name: 'index build, longest stall of the event loop',
        value: Math.max(...built.map(({ stallMs }) => stallMs)),
        unit: 'ms',
        bar: { atMost: 60 },
      },
    ],
  }
}

async function buildIndex(store: DocumentStore, member: TeamMember): Promise<{ ms: number; stallMs: number; search: SearchIndex }> {
  const search = createSearchIndex({ store, readResource })
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  await pause(20)
  delays.reset()
  const ms = await timedMs(() => search.find(member, parseSearchQuery(''), { skip: 0, limit: 1 }))
  await pause(5)
  delays.disable()
  return { ms, stallMs: delays.max / 1e6, search }
}

/** One after the other, all of them so many times. @returns the median time of each */
async function timesOf(texts: readonly string[], find: (text: string) => Promise<unknown>, rounds: number): Promise<readonly number[]> {
  const takenMs: number[][] = texts.map(() => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [at, text] of texts.entries()) takenMs[at]?.push(await timedMs(() => find(text)))
  return takenMs.map(median)
}
