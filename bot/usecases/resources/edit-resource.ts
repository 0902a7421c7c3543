/** Edit: what a resource says is changed, and the version before is kept. */
import { AppError } from '#domain/errors.ts'
import type { ResourceId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { contentOf, type Resource, type ResourceContent } from '#domain/resources/resource.ts'
import { mayBecome, mayEdit } from '#domain/resources/rights.ts'
import { readShareForm, type ShareForm } from '#domain/resources/share-form.ts'
import { instantOf } from '#bot/ports/clock.ts'
import { linkKeyOf } from './link-key.ts'
import type { ShareResourceDeps } from './share-resource.ts'

/**
 * The same edit arriving again, after its answer was lost, gets the version that it made.
 * @param input.revision - the version that was edited
 * @throws AppError `invalid-input`, `author-only`, `not-found`, `stale-version` with the stored version as `current`
 */
export async function editResource(
  { resources, outbox, clock, hash, log }: ShareResourceDeps,
  member: TeamMember,
  input: { readonly resourceId: ResourceId; readonly revision: number; readonly form: ShareForm },
): Promise<Resource> {
  const reading = readShareForm(input.form)
  if (!reading.ok) throw new AppError('invalid-input', { fields: reading.faults })
  const { draft } = reading
  try {
    let isNewLink = false
    const edited = await resources.edit(member, input.resourceId, input.revision, (before) => {
      if (!mayEdit(member, before) || !mayBecome(member, before, draft.kind)) throw new AppError('author-only')
      const linkKey = linkKeyOf(hash, draft.link, before.source)
      isNewLink = linkKey !== before.linkKey
      const by = { personId: member.personId, name: member.name }
      return { ...before, ...draft, linkKey, preview: isNewLink ? null : before.preview, edited: { by, at: instantOf(clock) } }
    })
    if (isNewLink && draft.link !== null) {
      const notice = { kind: 'fetch-preview', teamId: member.teamId, resourceId: edited.resourceId } as const
      // After the edit: a preview that is missing for want of this notice is missed by nobody's work.
      const subject = resources.subject(member, edited.resourceId)
      await outbox.add(member.tenantId, [{ key: `fetch-preview:${edited.resourceId}:${edited.revision}`, notice, subject }])
    }
    log.info({ event: 'resource.edited', teamId: member.teamId, resourceId: edited.resourceId }, 'resource edited')
    return edited
  } catch (error) {
    const current = error instanceof AppError ? error.details.current : undefined
    if (current !== undefined && isRepeat(member, current, draft, input.revision)) return current
    throw error
  }
}

const isRepeat = ({ personId }: TeamMember, current: Resource, draft: ResourceContent, revision: number): boolean =>
  current.revision === revision + 1 &&
  current.edited?.by.personId === personId &&
  (Object.keys(contentOf(current)) as (keyof ResourceContent)[]).every(
    (field) => JSON.stringify(current[field]) === JSON.stringify(draft[field]),
  )
