/** A notebook entry: what a person keeps for themselves. Nobody else ever sees it. */
import * as z from 'zod/mini'
import type { EntryId, ResourceId, TeamId } from '#domain/ids.ts'
import type { MessageSource } from '#domain/resources/resource.ts'

/** `captured` came in; `noted` has the person's own words; `shared` was passed on to a team. */
export const entryStatuses = ['captured', 'noted', 'shared'] as const
export type EntryStatus = (typeof entryStatuses)[number]
export const entryStatusSchema = z.enum(entryStatuses)

export type Entry = {
  readonly entryId: EntryId
  readonly title: string
  /** What was kept: the person's own note, or the text of a message; may be empty. */
  readonly note: string
  /** The person's own words about what somebody else wrote; may be empty. */
  readonly thought: string
  readonly link: string | null
  readonly source: MessageSource | null
  /** The resource it is about, or became. */
  readonly resource: { readonly teamId: TeamId; readonly resourceId: ResourceId } | null
  readonly status: EntryStatus
  /** ISO instant. */
  readonly savedAt: string
}

/** What a text says beyond its title: a first line that the title repeats, whole or cut with an ellipsis, is said once. */
export function textBeyondTitle(title: string, text: string): string {
  const [first = '', ...rest] = text.split('\n')
  if (first.trim() === title.trim()) return rest.join('\n').trim()
  // Cut: the text says all that the title says, and more.
  return text
}
