/** Search in process: building a team's index, and finding in it once it is warm. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { TeamMember } from '#domain/people/actors.ts'
import { limits } from '#domain/limits.ts'
import { parseSearchQuery } from '#domain/search/search-query.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { createSearchIndex } from '#bot/search/search-index.ts'
import { readResource } from '#bot/store/repositories/resource-codec.ts'
import { keystrokesOf } from './queries.ts'
import type { Section } from './report.ts'
import { median, percentile, timedMs } from './statistics.ts'

const builds = 3

export async function measureSearch(given: {
  readonly store: DocumentStore
  readonly member: TeamMember
  readonly searches: readonly string[]
  readonly hostile: readonly string[]
}): Promise<Section> {
  const built: { readonly ms: number; readonly stallMs: number; readonly search: SearchIndex }[] = []
  for (let build = 0; build < builds; build += 1) built.push(await buildIndex(given.store, given.member))
  const findIn =
    (build: number) =>
    (text: string): Promise<number> =>
      timedMs(async () => built[build]?.search.find(given.member, parseSearchQuery(text), { skip: 0, limit: limits.maxExtensionResults }))

  // An index remembers what it was asked: the code is warmed on one, and each search is new to the index that is measured.
  await eachTimed(given.searches, findIn(0))
  const searchMs = await eachTimed([...new Set(given.searches)], findIn(1))
  const keystrokeMs = await eachTimed(given.searches.flatMap(keystrokesOf), findIn(2))
  const hostileMs: number[] = []
  for (const text of given.hostile) hostileMs.push(median([await findIn(0)(text), await findIn(1)(text), await findIn(2)(text)]))

  return {
    title: `Search in process (${given.searches.length} searches, ${keystrokeMs.length.toLocaleString('en-US')} keystrokes)`,
    figures: [
      { name: `index build, median of ${builds}`, value: median(built.map(({ ms }) => ms)), unit: 'ms' },
      { name: 'index build, longest stall of the event loop', value: Math.max(...built.map(({ stallMs }) => stallMs)), unit: 'ms' },
      { name: 'search p50', value: percentile(searchMs, 0.5), unit: 'ms' },
      { name: 'search p99', value: percentile(searchMs, 0.99), unit: 'ms' },
      { name: 'keystroke p50', value: percentile(keystrokeMs, 0.5), unit: 'ms' },
      { name: 'keystroke p99', value: percentile(keystrokeMs, 0.99), unit: 'ms' },
      { name: `slowest of ${given.hostile.length} hostile searches`, value: Math.max(...hostileMs), unit: 'ms' },
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

/** One after the other. */
async function eachTimed(texts: readonly string[], find: (text: string) => Promise<number>): Promise<readonly number[]> {
  const takenMs: number[] = []
  for (const text of texts) takenMs.push(await find(text))
  return takenMs
}
