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
  /** The person's own words, or the text of the message; may be empty. */
  readonly note: string
  readonly link: string | null
  readonly source: MessageSource | null
  /** The resource it is about, or became. */
  readonly resource: { readonly teamId: TeamId; readonly resourceId: ResourceId } | null
  readonly status: EntryStatus
  /** ISO instant. */
  readonly savedAt: string
}
