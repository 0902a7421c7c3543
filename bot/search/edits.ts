/** Telling slips of the fingers from other words. */

/**
 * How many slips make the one word from the other: each a letter too many, too few or wrong, or two neighbours
 * swapped (optimal string alignment).
 * @param max - counting stops there: a result above it means no more than "too many"
 */
export function countEdits(one: string, other: string, max: number): number {
  if (Math.abs(one.length - other.length) > max) return max + 1
  let start = 0
  while (start < one.length && start < other.length && one.charCodeAt(start) === other.charCodeAt(start)) start += 1
  let oneEnd = one.length
  let otherEnd = other.length
  while (oneEnd > start && otherEnd > start && one.charCodeAt(oneEnd - 1) === other.charCodeAt(otherEnd - 1)) {
    oneEnd -= 1
    otherEnd -= 1
  }
  if (oneEnd === start || otherEnd === start) return oneEnd - start + otherEnd - start
  // The middle begins and ends with a difference, and one slip mends both only in a middle of at most two letters.
  if (max === 1 && Math.max(oneEnd, otherEnd) - start > 2) return 2
  return align(one.slice(start, oneEnd), other.slice(start, otherEnd), max)
}

function align(one: string, other: string, max: number): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    let least = row
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      let edits = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1))
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (isSwap) edits = Math.min(edits, at(beforeLast, column - 2) + 1)
      current.push(edits)
      least = Math.min(least, edits)
    }
    if (least > max) return max + 1
    beforeLast = last
    last = current
  }
  return at(last, other.length)
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY
