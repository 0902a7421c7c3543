/** What a round-up tells of all that there is: a few things by name, and how many more. */
import { limits } from '#domain/limits.ts'
import type { HelpedMark } from '#domain/resources/responses.ts'
import { summaryOf, type Resource, type ResourceSummary } from '#domain/resources/resource.ts'

/** A resource's story: who it helped, and what it changed. */
export type HelpStory = { readonly mark: HelpedMark; readonly resource: ResourceSummary }

export type Told<Item> = { readonly named: readonly Item[]; readonly more: number }

export const maxNamedShared = 5
export const maxNamedStories = 3

/**
 * The most helpful first, then the latest. What the team has marked as outdated meanwhile is left out: nobody shall learn it now.
 * A rough note is told like the rest: it was shared early on purpose.
 */
export function toldShared(resources: readonly Resource[]): Told<ResourceSummary> {
  const standing = resources.filter(({ outdated }) => outdated === null)
  const ranked = standing.toSorted((one, other) => other.helpedCount - one.helpedCount || compareTimes(other.sharedAt, one.sharedAt))
  return toldOf(ranked.map(summaryOf), maxNamedShared)
}

/** The latest first. @param resourceOf - null for one that is gone; what is outdated is left out */
export function toldStories(marks: readonly HelpedMark[], resourceOf: (mark: HelpedMark) => Resource | null): Told<HelpStory> {
  const stories = marks.flatMap((mark) => {
    const resource = resourceOf(mark)
    return resource === null || resource.outdated !== null ? [] : [{ mark, resource: summaryOf(resource) }]
  })
  return toldOf(
    stories.toSorted((one, other) => compareTimes(other.mark.at, one.mark.at)),
    maxNamedStories,
  )
}

/** How many answered, where so many did that nobody can be told from it; else null, and not a word. */
export const toldAnswers = (count: number): number | null => (count < limits.minAnswers ? null : count)

const toldOf = <Item>(items: readonly Item[], max: number): Told<Item> => ({
  named: items.slice(0, max),
  more: Math.max(0, items.length - max),
})

const compareTimes = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
