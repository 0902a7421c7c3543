/** A list that stays in order while entries come and go. */

export type SortedList<Entry> = {
  readonly add: (entry: Entry) => void
  /** Removes the entry that compares as equal; fine when there is none. */
  readonly remove: (entry: Entry) => void
  /** @returns the place of the first entry that `isBefore` denies; it must deny every entry after one that it denies */
  readonly lowerBound: (isBefore: (entry: Entry) => boolean) => number
  /** In order; changes as the list does. */
  readonly entries: readonly Entry[]
}

/** @param compare - negative when the first comes first; 0 for one and the same entry only */
export function createSortedList<Entry>(compare: (one: Entry, other: Entry) => number): SortedList<Entry> {
  const entries: Entry[] = []

  const lowerBound = (isBefore: (entry: Entry) => boolean): number => {
    let low = 0
    let high = entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const entry = entries[middle]
      if (entry !== undefined && isBefore(entry)) low = middle + 1
      else high = middle
    }
    return low
  }
  const placeOf = (entry: Entry): number => lowerBound((other) => compare(other, entry) < 0)

  return {
    add: (entry) => void entries.splice(placeOf(entry), 0, entry),
    remove: (entry) => {
      const place = placeOf(entry)
      const found = entries[place]
      if (found !== undefined && compare(found, entry) === 0) entries.splice(place, 1)
    },
    lowerBound,
    entries,
  }
}
