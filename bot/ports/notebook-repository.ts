/** A person's own notebook. */
import type { EntryId, SubmissionId } from '#domain/ids.ts'
import type { Entry } from '#domain/notebook/entry.ts'
import type { Person } from '#domain/people/actors.ts'
import type { Submission } from './resource-repository.ts'

export type NotebookRepository = {
  /** The same submission arriving again gets the entry that it made. @throws AppError `submission-reused` */
  readonly add: (person: Person, entry: Entry, submission: Submission) => Promise<Entry>
  /** The id of what this submission made, with whatever words and also when that is gone; null when it is new. */
  readonly madeBy: (person: Person, submissionId: SubmissionId) => Promise<EntryId | null>
  /** Null when there is none, or it is deleted. */
  readonly get: (person: Person, entryId: EntryId) => Promise<Entry | null>
  /** Newest first. @throws AppError `invalid-input` for a cursor of another list */
  readonly list: (
    person: Person,
    range: { readonly limit: number; readonly cursor?: string },
  ) => Promise<{ readonly items: readonly Entry[]; readonly nextCursor: string | null }>
  /** Oldest first, also what is deleted and can be restored, in pages. */
  readonly everything: (person: Person) => AsyncIterable<readonly { readonly entry: Entry; readonly deletedAt: string | null }[]>
  /** @throws AppError `not-found` */
  readonly update: (person: Person, entryId: EntryId, change: (entry: Entry) => Entry) => Promise<Entry>
  /** It can be restored for thirty days. Fine when it is deleted already. @throws AppError `not-found` */
  readonly delete: (person: Person, entryId: EntryId) => Promise<void>
  /** @throws AppError `not-found` */
  readonly restore: (person: Person, entryId: EntryId) => Promise<Entry>
}
