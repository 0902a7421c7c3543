/** An export of a team's space, as `write-space.ts` writes it. */
import type { FileRow } from '#bot/ports/files.ts'
import { spaceResourceSchema, spaceSchema } from '#domain/transfer/space.ts'

export function* readSpace(text: string): Iterable<FileRow> {
  const space = spaceSchema.safeParse(parse(text))
  if (!space.success) {
    yield { row: 1, broken: space.error.issues[0]?.path.join('.') ?? '', fault: 'wrong-type' }
    return
  }
  for (const [at, resource] of space.data.resources.entries()) {
    const parsed = spaceResourceSchema.safeParse(resource)
    if (parsed.success) yield { row: at + 1, whole: parsed.data }
    else yield { row: at + 1, broken: parsed.error.issues[0]?.path.join('.') ?? '', fault: 'wrong-type' }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
