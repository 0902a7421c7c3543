/** A text that began from a template, without what nobody filled in. */

const heading = /^(#{1,6})\s/u
/** A list item, a numbered step, a box to tick, or a table's row of empty cells. */
const unfilled = /^\s*(?:[-*+]|\d+[.)])(?:\s+\[ \])?\s*$|^\s*\|(?:\s*\|)+\s*$/u
const tableRule = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/u
const tableRow = /^\s*\|.*\|\s*$/u
const fence = /^\s*(?:`{3,}|~{3,})/u

/**
 * Drops list items and table rows without words, tables of which only the head is left, and headings of a template with nothing
 * below them. What stands in a block of code, and a text without such headings, stays as it is: those are somebody's own words.
 * @param templates - the texts one can begin from
 */
export function withoutEmptyParts(text: string, templates: readonly string[]): string {
  const offered = new Set(templates.flatMap((template) => template.split('\n')).filter((line) => heading.test(line)))
  const lines = text.split('\n')
  if (!lines.some((line) => offered.has(line.trim()))) return text
  const kept = withoutEmptySections(withoutEmptyTables(withoutUnfilled(lines)), offered)
  return kept.length === lines.length
    ? text
    : kept
        .join('\n')
        .replace(/\n{3,}/gu, '\n\n')
        .trim()
}

function withoutUnfilled(lines: readonly string[]): readonly string[] {
  let isCode = false
  return lines.filter((line) => {
    if (fence.test(line)) isCode = !isCode
    return isCode || !unfilled.test(line)
  })
}

const withoutEmptyTables = (lines: readonly string[]): readonly string[] =>
  lines.filter((line, at) => {
    const isRule = tableRule.test(line) && !tableRow.test(lines[at + 1] ?? '')
    const isHead = tableRow.test(line) && tableRule.test(lines[at + 1] ?? '') && !tableRow.test(lines[at + 2] ?? '')
    return !isRule && !isHead
  })

/** From the end, so that a heading whose only content was an empty heading goes as well. */
function withoutEmptySections(lines: readonly string[], offered: ReadonlySet<string>): readonly string[] {
  const codes = codeLines(lines)
  const kept: string[] = []
  /** Level of what stands next below: 0 for words, 7 for the end. */
  let below = -1
  for (const [at, line] of [...lines.entries()].toReversed()) {
    const level = codes.has(at) ? 0 : (heading.exec(line)?.[1]?.length ?? 0)
    if (level > 0 && offered.has(line.trim()) && (below === -1 || (below > 0 && below <= level))) continue
    kept.push(line)
    if (line.trim() !== '') below = level
  }
  return kept.toReversed()
}

function codeLines(lines: readonly string[]): ReadonlySet<number> {
  let isCode = false
  const inside = new Set<number>()
  for (const [at, line] of lines.entries()) {
    if (fence.test(line)) isCode = !isCode
    if (isCode) inside.add(at)
  }
  return inside
}
