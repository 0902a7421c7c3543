/** A submission whose id stands for what it makes, such as an entry that is passed on: with other words it is still the same one. */
import type { SubmissionId } from '#domain/ids.ts'

/**
 * Follows what was made, and what was made in its place when that was gone.
 * @param steps.idAfter - the submission's id; `gone` is what the one before made, null for the first
 * @param steps.madeBy - null when the submission is new
 * @param steps.find - null when it is gone
 * @returns what is there, or the submission to make it under
 */
export async function standingSubmission<Id extends string, Made>(
  first: Id | null,
  steps: {
    readonly idAfter: (gone: Id | null) => SubmissionId
    readonly madeBy: (submissionId: SubmissionId) => Promise<Id | null>
    readonly find: (madeId: Id) => Promise<Made | null>
  },
): Promise<{ readonly made: Made } | { readonly made: null; readonly submissionId: SubmissionId }> {
  for (let gone = first; ;) {
    const submissionId = steps.idAfter(gone)
    const madeId = await steps.madeBy(submissionId)
    if (madeId === null) return { made: null, submissionId }
    const made = await steps.find(madeId)
    if (made !== null) return { made }
    gone = madeId
  }
}
