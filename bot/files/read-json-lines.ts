/** JSON lines: one object per line. */
import { limits } from '#domain/limits.ts'
import type { FileRow } from '#bot/ports/files.ts'

/** Of a line that can't be read, as much as helps to find it. */
const maxShownChars = 60

export function* readJsonLines(text: string): Iterable<FileRow> {
  let row = 0
  for (const line of linesOf(text)) {
    if (line.trim() === '') continue
    row += 1
    // Nothing is parsed that can be no resource: a single line may be as large as the file.
    if (line.length > limits.maxImportRowChars) {
      yield { row, broken: line.slice(0, maxShownChars), fault: 'row-too-large' }
      continue
    }
    const value = parse(line)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      yield { row, broken: line.slice(0, maxShownChars), fault: 'not-json' }
      continue
    }
    if (Object.keys(value).length > limits.maxImportColumns) {
      yield { row, broken: line.slice(0, maxShownChars), fault: 'row-too-large' }
      continue
    }
    const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    for (const [name, field] of Object.entries(value)) fields[name.toLowerCase()] = field
    yield { row, fields }
  }
}

/** Without an array of all lines beside the text. */
function* linesOf(text: string): Iterable<string> {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from)
    yield text.slice(from, end < 0 ? text.length : end)
    from = end < 0 ? text.length : end + 1
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
