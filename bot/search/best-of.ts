/** The first few of many, without sorting all of them. */

/**
 * @param compare - negative when the first comes first
 * @returns at most `count` items, in order
 */
export function bestOf<Item>(items: readonly Item[], count: number, compare: (one: Item, other: Item) => number): readonly Item[] {
  const best = items.slice(0, count).sort(compare)
  for (let place = best.length; place < items.length; place += 1) {
    const [item, last] = [items[place], best.at(-1)]
    if (item === undefined || last === undefined || compare(item, last) >= 0) continue
    best.pop()
    best.splice(placeOf(best, item, compare), 0, item)
  }
  return best
}

/** After all that come before the item, or are equal. */
function placeOf<Item>(sorted: readonly Item[], item: Item, compare: (one: Item, other: Item) => number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = sorted[middle]
    if (other !== undefined && compare(other, item) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
