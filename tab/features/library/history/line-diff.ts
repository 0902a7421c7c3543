/** What changed between two texts, line by line. */

export type DiffLine = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** Beyond this many pairs of lines the texts are shown one after the other: a screen full of differences helps nobody. */
const maxPairs = 1_000_000

/** @returns the lines of both in reading order; a line that was moved is removed and added */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const old = before === '' ? [] : before.split('\n')
  const now = after === '' ? [] : after.split('\n')
  if (old.length * now.length > maxPairs) return [...old.map((text) => line('removed', text)), ...now.map((text) => line('added', text))]
  return walk(old, now, commonLengths(old, now))
}

/** For each pair of positions, how many lines the rests have in common at most. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1))
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const length = old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
      const target = lengths[row]
      if (target !== undefined) target[column] = length
    }
  }
  return lengths
}

function walk(old: readonly string[], now: readonly string[], lengths: readonly Uint32Array[]): readonly DiffLine[] {
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0
  const lines: DiffLine[] = []
  let row = 0
  let column = 0
  while (row < old.length || column < now.length) {
    const before = old[row]
    const after = now[column]
    if (before !== undefined && before === after) {
      lines.push(line('same', before))
      row += 1
      column += 1
    } else if (before !== undefined && (after === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push(line('removed', before))
      row += 1
    } else {
      lines.push(line('added', after ?? ''))
      column += 1
    }
  }
  return lines
}

const line = (kind: DiffLine['kind'], text: string): DiffLine => ({ kind, text })
