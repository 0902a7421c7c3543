/** A row of a file as the resource that it becomes. */
import { personId, resourceId, type ResourceId } from '#domain/ids.ts'
import type { TeamJob, TeamSteward } from '#domain/people/actors.ts'
import type { Resource, ResourceContent, Sharer } from '#domain/resources/resource.ts'
import { readShareForm } from '#domain/resources/share-form.ts'
import { readImportRow, type ImportRow, type RowFault } from '#domain/transfer/import-row.ts'
import type { SpaceResource } from '#domain/transfer/space.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { FileRow } from '#bot/ports/files.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { WholeResource } from '#bot/ports/import-repository.ts'
import { linkKeyOf } from '#bot/usecases/resources/link-key.ts'

export type RowReader = {
  readonly read: (row: FileRow) => { readonly ok: true; readonly whole: WholeResource } | { readonly ok: false; readonly fault: RowFault }
}

export function createRowReader(
  { clock, hash }: { readonly clock: Clock; readonly hash: Hash },
  { teamId }: TeamSteward | TeamJob,
  by: Sharer,
): RowReader {
  const now = instantOf(clock)
  /** What the file says lies ahead is now. */
  const notAhead = (instant: string): string => (instant > now ? now : instant)

  const plain = ({ sourceId, content, sharedAt, sharedBy, isOutdated }: ImportRow): WholeResource => {
    const source = sourceId ?? `${content.link ?? ''} ${content.title}`
    const at = notAhead(sharedAt ?? now)
    const resource: Resource = {
      ...content,
      resourceId: isUuid(sourceId) ? resourceId(sourceId) : idOfRow(hash, `${teamId} ${source}`),
      teamId,
      linkKey: linkKeyOf(hash, content.link, null),
      sharedBy: sharedBy ?? by,
      sharedAt: at,
      outdated: isOutdated ? { by, at: now, instead: '' } : null,
      ...unchanged,
    }
    return { resource, history: [], helped: [], comments: [] }
  }

  const whole = (space: SpaceResource): WholeResource | null => {
    const reading = readShareForm({ ...space, link: space.link ?? '' })
    const history = earlierVersions(space)
    if (!reading.ok || history === null) return null
    const { id, sharedBy, sharedAt, revision, edited, outdated, source, preview } = space
    // A person marks once, and a view is there once, however often the file says so.
    const helped = [...new Map(space.helped.map((mark) => [mark.by.personId, mark])).values()]
    const comments = [...new Map(space.comments.map((comment) => [comment.id, comment])).values()]
    const own = resourceId(id)
    const author = source?.author.personId ?? null
    const origin = source === null ? null : { ...source, author: { ...source.author, personId: author === null ? null : personId(author) } }
    const content: ResourceContent = reading.draft
    const resource: Resource = {
      ...content,
      resourceId: own,
      teamId,
      linkKey: linkKeyOf(hash, content.link, origin),
      sharedBy: person(sharedBy),
      sharedAt: notAhead(sharedAt),
      revision,
      edited: edited === null ? null : { by: person(edited.by), at: edited.at },
      outdated: outdated === null ? null : { by: person(outdated.by), at: outdated.at, instead: outdated.instead },
      source: origin,
      preview,
      helpedCount: helped.length,
      commentCount: comments.length,
      importId: null,
    }
    return {
      resource,
      history,
      helped: helped.map((mark) => ({ ...mark, by: person(mark.by), resourceId: own })),
      comments: comments.map(({ id: commentId, ...comment }) => ({ ...comment, commentId, by: person(comment.by), resourceId: own })),
    }
  }

  return {
    read(row) {
      if ('broken' in row) return { ok: false, fault: { row: row.row, field: 'row', value: row.broken, fault: row.fault } }
      if ('whole' in row) {
        const made = whole(row.whole)
        if (made !== null) return { ok: true, whole: made }
        return { ok: false, fault: { row: row.row, field: 'row', value: row.whole.title.slice(0, 60), fault: 'not-an-export' } }
      }
      const reading = readImportRow(row)
      return reading.ok ? { ok: true, whole: plain(reading.row) } : reading
    },
  }
}

/** @returns null when one of them could never have been written, or stands where another stands */
function earlierVersions({ history, revision }: SpaceResource): WholeResource['history'] | null {
  if (new Set(history.map((entry) => entry.revision)).size < history.length) return null
  const versions = history.map((entry) => {
    const reading = readShareForm({ ...entry, link: entry.link ?? '' })
    return reading.ok && entry.revision < revision ? [{ ...entry, ...reading.draft, by: person(entry.by) }] : []
  })
  return versions.every(({ length }) => length === 1) ? versions.flat() : null
}

const unchanged = { revision: 1, edited: null, source: null, preview: null, helpedCount: 0, commentCount: 0, importId: null } as const

const isUuid = (text: string | null): text is string => text !== null && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text)

const person = ({ personId: id, name }: { readonly personId: string; readonly name: string }): Sharer => ({ personId: personId(id), name })

/** An id of the team's own for a row of a file: the same row again is the same resource. RFC 9562, version 8: made of a hash. */
function idOfRow(hash: Hash, source: string): ResourceId {
  const hex = hash(`row ${source}`)
  return resourceId(`${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`)
}
