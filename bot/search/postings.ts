/** Which resources have a word, and how much it says about each: one sorted list of numbers, a slot and a weight in each. */

/** Written by `setPosting` and `dropPosting` alone. */
export type Postings = readonly number[]

/** The largest weight. */
export const maxWeight = 1_023
/** Of a slot: more resources than any team's index holds in memory, and still a small integer for the engine. */
export const maxSlot = 2_097_151

export const slotOf = (posting: number): number => posting >>> 10
export const weightOf = (posting: number): number => posting & maxWeight

/** Adds the slot, which the list must not have yet. @param weight - a whole number from 0 to `maxWeight` */
export function addPosting(postings: number[], slot: number, weight: number): void {
  const posting = slot * (maxWeight + 1) + weight
  const last = postings.at(-1)
  if (last === undefined || last < posting) postings.push(posting)
  else postings.splice(placeOf(postings, slot), 0, posting)
}

/** Fine when the list doesn't have the slot. */
export function dropPosting(postings: number[], slot: number): void {
  const place = placeOf(postings, slot)
  const found = postings[place]
  if (found !== undefined && slotOf(found) === slot) postings.splice(place, 1)
}

/** The place of the slot, or where it belongs. */
function placeOf(postings: Postings, slot: number): number {
  let low = 0
  let high = postings.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (slotOf(postings[middle] ?? 0) < slot) low = middle + 1
    else high = middle
  }
  return low
}
