/** How deep somebody's markup is nested: parsers keep a stack, and what it costs grows with the square of its height. */

/** Deeper than any page or bookmark file that people make. */
const maxDepth = 200

export type MarkupDepth = {
  /** @returns false when it is too deep: then nothing more is read */
  readonly open: () => boolean
  readonly close: () => void
}

export function markupDepth(): MarkupDepth {
  let depth = 0
  return {
    open: () => (depth += 1) <= maxDepth,
    close: () => {
      depth -= 1
    },
  }
}
