/** An export of a team's space, as `write-space.ts` writes it. */
import type { FileRow } from '#bot/ports/files.ts'
import { spaceResourceSchema, spaceSchema } from '#domain/transfer/space.ts'

/** Of a row that can't be read, as much as helps to find it. */
const maxShownChars = 60

export function* readSpace(text: string): Iterable<FileRow> {
  const space = spaceSchema.safeParse(parse(text))
  if (!space.success) {
    yield { row: 1, broken: '', fault: 'not-an-export' }
    return
  }
  for (const [at, resource] of space.data.resources.entries()) {
    const parsed = spaceResourceSchema.safeParse(resource)
    if (parsed.success) yield { row: at + 1, whole: parsed.data }
    else yield { row: at + 1, broken: titleOf(resource), fault: 'not-an-export' }
  }
}

function titleOf(resource: unknown): string {
  const title = typeof resource === 'object' && resource !== null && 'title' in resource ? resource.title : ''
  return typeof title === 'string' ? title.slice(0, maxShownChars) : ''
}

/** Without a reviver: it walks as deep as the file is nested. What the schemas don't name is left behind, `__proto__` too. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
