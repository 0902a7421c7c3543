/** What teammates add to a resource: that it helped, or a view of their own. */
import type { ResourceId } from '#domain/ids.ts'
import type { Sharer } from './resource.ts'

/** A person's statement that a resource helped; one each. `line` says what it changed in the work; may be empty. */
export type HelpedMark = { readonly resourceId: ResourceId; readonly by: Sharer; readonly at: string; readonly line: string }

/** A teammate's view of a resource, in a line or a few. */
export type Comment = {
  readonly commentId: string
  readonly resourceId: ResourceId
  readonly by: Sharer
  readonly at: string
  readonly text: string
}

/** A version of the content before an edit. */
export type Revision = { readonly revision: number; readonly by: Sharer; readonly at: string }
