/** Keeping a warm index up to date: each edit replaces one resource. */
import { resourceId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { newResource } from '#domain/resources/new-resource.ts'
import type { Resource } from '#domain/resources/resource.ts'
import { createTeamIndex } from '#bot/search/team-index.ts'
import type { CorpusItem } from './corpus.ts'
import type { Section } from './report.ts'
import { percentile, timedMs } from './statistics.ts'

const edits = 5_000

export async function measureEdits(member: TeamMember, corpus: readonly CorpusItem[]): Promise<Section> {
  const index = createTeamIndex()
  for (const [at, item] of corpus.entries()) index.put(resourceOf(member, item, at))
  const takenMs: number[] = []
  for (let edit = 0; edit < edits; edit += 1) {
    const at = (edit * 7_919) % corpus.length
    // Another resource's text under the same id.
    const edited = corpus[(at + 1) % corpus.length]
    if (edited !== undefined) takenMs.push(await timedMs(async () => index.put(resourceOf(member, edited, at))))
  }
  return {
    title: `Edits in a warm index of ${corpus.length.toLocaleString('en-US')} (${edits.toLocaleString('en-US')}, one after the other)`,
    figures: [
      { name: 'one resource replaced p50', value: percentile(takenMs, 0.5), unit: 'ms' },
      { name: 'one resource replaced p99', value: percentile(takenMs, 0.99), unit: 'ms' },
    ],
  }
}

const resourceOf = (member: TeamMember, item: CorpusItem, at: number): Resource =>
  newResource(
    member,
    { ...item, isRough: false },
    {
      resourceId: resourceId(`resource-${at}`),
      sharedAt: new Date(Date.parse('2026-01-01T00:00:00.000Z') + at * 1_000).toISOString(),
      linkKey: null,
      source: null,
    },
  )
