/** An import writes its rows hidden, and shows them all at once when it is committed: all or nothing at any size. */
import type { ResourceId } from '#domain/ids.ts'
import type { TeamJob, TeamMember } from '#domain/people/actors.ts'
import type { Comment, HelpedMark, Revision } from '#domain/resources/responses.ts'
import type { Resource, ResourceContent, Sharer } from '#domain/resources/resource.ts'
import type { NoticeSubject } from './outbox.ts'

/** A resource with what belongs to it. */
export type WholeResource = {
  readonly resource: Resource
  readonly history: readonly (ResourceContent & Revision)[]
  readonly helped: readonly HelpedMark[]
  readonly comments: readonly Comment[]
}

export type ImportCounts = { readonly fresh: number; readonly same: number; readonly sameLink: number; readonly faulty: number }

/** `committedCounts` of an import that was run before under the same id. */
export type OpenedImport = { readonly kind: 'opened' } | { readonly kind: 'committed'; readonly counts: ImportCounts }

type Team = TeamMember | TeamJob

export type ImportRepository = {
  /** One import of a team at a time. @throws AppError `import-running` */
  readonly open: (team: Team, importId: string, by: Sharer) => Promise<OpenedImport>
  /**
   * Stores those that the team doesn't have yet, hidden under the import; at most 100.
   * What an import that never ended left behind is taken over.
   * @returns the ids that were there already
   */
  readonly addRows: (team: Team, importId: string, rows: readonly WholeResource[]) => Promise<ReadonlySet<ResourceId>>
  /** Of these ids, those that the team has, also deleted ones; at most 100. */
  readonly known: (team: Team, resourceIds: readonly ResourceId[]) => Promise<ReadonlySet<ResourceId>>
  /** Of these hashes of links, those that a resource of the team has; at most 100. */
  readonly knownLinks: (team: Team, linkKeys: readonly string[]) => Promise<ReadonlySet<string>>
  /**
   * From this moment on all its rows are in the library.
   * @returns the counts that are kept: of requests that were repeated at once, those of the first
   */
  readonly commit: (team: Team, importId: string, counts: ImportCounts) => Promise<ImportCounts>
  /** Lets the next import begin; what was not committed is removed by `sweep`. */
  readonly close: (team: Team, importId: string) => Promise<void>
  /** Removes the rows of an import that was never committed. Safe to repeat. */
  readonly sweep: (job: TeamJob, importId: string) => Promise<void>
  /** When the import was opened; null when nothing is known of it. */
  readonly importedAt: (team: Team, importId: string) => Promise<string | null>
  readonly subject: (team: Team, importId: string) => NoticeSubject
}
