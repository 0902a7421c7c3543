/** Many teams with a library of their own each: the first search of a team builds its index. */
import { parseSearchQuery } from '#domain/search/search-query.ts'
import { limits } from '#domain/limits.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { createSearchIndex } from '#bot/search/search-index.ts'
import { openStore } from '#bot/store/open-store.ts'
import { systemClock } from '#bot/system-clock.ts'
import { readResource } from '#bot/store/repositories/resource-codec.ts'
import { aTeam } from '#tests/support/teams/cast.ts'
import type { Cleanup } from './cleanup.ts'
import { usedHeapMb } from './collect.ts'
import type { CorpusItem } from './corpus.ts'
import { shareAll } from './library.ts'
import type { Section } from './report.ts'
import { median, percentile, timedMs } from './statistics.ts'

const teams = 100
const perTeam = 300
const rounds = 3

/** @param given.member - as whom each team is asked */
export async function measureTeams(
  given: { readonly member: TeamMember; readonly corpus: readonly CorpusItem[]; readonly searches: readonly string[] },
  cleanup: Cleanup,
): Promise<Section> {
  const store = await openStore({ kind: 'sqlite', directory: cleanup.folder() }, { clock: systemClock })
  const members = Array.from({ length: teams }, (_, at): TeamMember => ({ ...given.member, teamId: aTeam(`Team ${at}`).teamId }))
  for (const [at, member] of members.entries()) {
    const start = (at * perTeam) % Math.max(1, given.corpus.length - perTeam)
    await shareAll(store, member, given.corpus.slice(start, start + perTeam))
  }

  const search = createSearchIndex({ store, readResource })
  const find = (member: TeamMember, at: number): Promise<number> =>
    timedMs(() =>
      search.find(member, parseSearchQuery(given.searches[at % given.searches.length] ?? ''), {
        skip: 0,
        limit: limits.maxExtensionResults,
      }),
    )
  const beforeMb = usedHeapMb()
  const firstMs: number[] = []
  for (const [at, member] of members.entries()) firstMs.push(await find(member, at))
  const afterMb = usedHeapMb()
  const laterMs: number[] = []
  for (let at = 0; at < rounds * teams; at += 1) {
    const member = members[at % teams]
    if (member !== undefined) laterMs.push(await find(member, at))
  }
  await store.close()
  return {
    title: `Search in process, ${teams} teams with ${perTeam} resources each`,
    figures: [
      { name: 'first search of a cold team, median', value: median(firstMs), unit: 'ms' },
      { name: 'first search of a cold team, slowest', value: Math.max(...firstMs), unit: 'ms' },
      { name: 'search p50, team after team', value: percentile(laterMs, 0.5), unit: 'ms' },
      { name: 'search p99, team after team', value: percentile(laterMs, 0.99), unit: 'ms' },
      { name: 'heap of all indexes', value: afterMb - beforeMb, unit: 'MB' },
    ],
  }
}
