/** Save: what was typed, a message or a team's resource goes into one's own notebook. */
import { AppError } from '#domain/errors.ts'
import { entryId, type SubmissionId } from '#domain/ids.ts'
import type { Entry } from '#domain/notebook/entry.ts'
import { readCapture } from '#domain/notebook/read-capture.ts'
import type { Person, TeamMember } from '#domain/people/actors.ts'
import { readLine } from '#domain/resources/read-line.ts'
import type { MessageSource, Resource } from '#domain/resources/resource.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { NotebookRepository } from '#bot/ports/notebook-repository.ts'

export type SaveEntryDeps = {
  readonly notebook: NotebookRepository
  readonly clock: Clock
  readonly newId: () => string
  readonly hash: Hash
}

/**
 * The same submission arriving again gets the entry that it made.
 * @param input.isOwnWords - the person wrote it, so it is noted already; a link or a message is only captured
 * @param input.thought - the person's own words about it: noted already as well, and never passed on by themselves
 * @throws AppError `invalid-input`, `submission-reused`
 */
export function saveCapture(
  deps: SaveEntryDeps,
  person: Person,
  input: {
    readonly text: string
    readonly isOwnWords: boolean
    readonly thought?: string
    readonly submissionId: SubmissionId
    readonly source?: MessageSource | null
  },
): Promise<Entry> {
  const capture = readCapture(input.text)
  const thought = readLine('text', input.thought ?? '', { isWanted: false })
  const isNoted = thought !== '' || (input.isOwnWords && (capture.link === null || capture.note !== ''))
  const what = { ...capture, thought, source: input.source ?? null, resource: null, status: isNoted ? 'noted' : 'captured' } as const
  return save(deps, person, what, input.submissionId)
}

/** @param resource - read as a member of its team */
export function saveResource(
  deps: SaveEntryDeps,
  member: TeamMember,
  input: { readonly resource: Resource; readonly submissionId: SubmissionId },
): Promise<Entry> {
  const { title, why, link, teamId, resourceId } = input.resource
  const what = { title, note: why, thought: '', link, source: null, resource: { teamId, resourceId }, status: 'captured' } as const
  return save(deps, member, what, input.submissionId)
}

function save(
  { notebook, clock, newId, hash }: SaveEntryDeps,
  person: Person,
  what: Omit<Entry, 'entryId' | 'savedAt'>,
  submissionId: SubmissionId,
): Promise<Entry> {
  const entry: Entry = { ...what, entryId: entryId(newId()), savedAt: instantOf(clock) }
  return notebook.add(person, entry, { submissionId, contentHash: hash(JSON.stringify([what.title, what.note, what.link, what.thought])) })
}

/** @throws AppError `not-found` */
export async function getEntry(
  { notebook }: Pick<SaveEntryDeps, 'notebook'>,
  person: Person,
  input: { readonly entryId: Entry['entryId'] },
): Promise<Entry> {
  const entry = await notebook.get(person, input.entryId)
  if (entry === null) throw new AppError('not-found')
  return entry
}
