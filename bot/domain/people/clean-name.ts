/** Names of people as Teams gives them. */
import { limits } from '#domain/limits.ts'
import { cleanLine, truncate } from '#domain/text.ts'

/** A name on one line, cut where no name is that long. */
export const cleanName = (given: string): string => truncate(cleanLine(given), limits.maxNameGraphemes)
