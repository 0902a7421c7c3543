/** The results that find wrote last: with the next letter most of them are found again. */
import type { ResourceSummary } from '#domain/resources/resource.ts'
import type { WrittenResult } from './answers.ts'

/**
 * @param resource - as the index has it: a change makes it another object
 * @param place - everything else that the result depends on
 */
export type WrittenResults = (resource: ResourceSummary, place: string, write: () => WrittenResult) => WrittenResult

/** Some 1.3 KB each. */
const maxRemembered = 5_000

export function createWrittenResults(): WrittenResults {
  const places = new Map<string, Map<ResourceSummary, WrittenResult>>()
  let remembered = 0

  return (resource, place, write) => {
    const known = places.get(place)?.get(resource)
    if (known !== undefined) return known
    const written = write()
    if (remembered >= maxRemembered) {
      places.clear()
      remembered = 0
    }
    const here = places.get(place) ?? new Map<ResourceSummary, WrittenResult>()
    places.set(place, here.set(resource, written))
    remembered += 1
    return written
  }
}
