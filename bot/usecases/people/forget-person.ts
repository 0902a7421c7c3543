/** Takes a person who deleted themselves out of every place where they left traces; done by the outbox. */
import type { SystemActor } from '#domain/people/actors.ts'
import { formerMember } from '#domain/people/former-member.ts'
import type { AuditTrail } from '#bot/ports/audit-trail.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Deletion, Deletions, Place, Traces } from '#bot/ports/deletions.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Outbox } from '#bot/ports/outbox.ts'

export type ForgetPersonDeps = {
  readonly deletions: Deletions
  readonly traces: Traces
  readonly outbox: Outbox
  readonly audit: AuditTrail
  readonly clock: Clock
  /** What a former member is called. */
  readonly formerName: string
  readonly gate: Pick<Gate, 'teamJob'>
  readonly log: Log
}

const placesAtOnce = 10
/** A tenant may have thousands of places: after so many the rest is another notice's, so that no attempt takes too long. */
const maxPlaces = 200

/** Safe to repeat; goes on where it ended. @returns `busy` when a notice that names them is being sent: then it is not done yet */
export async function forgetPerson(
  deps: ForgetPersonDeps,
  system: SystemActor,
  { deletionId }: { readonly deletionId: string },
): Promise<'done' | 'busy'> {
  const { deletions, traces, outbox, log } = deps
  const deletion = await deletions.read(system, deletionId)
  if (deletion === null) return 'done'
  const { personId } = deletion
  // First: what was under way when they asked may have written since.
  await traces.purgeOwn(system, personId)
  let after = deletion.after
  for (let count = 0; count < maxPlaces; count += placesAtOnce) {
    const places = await traces.places(system, after, placesAtOnce)
    await Promise.all(places.map((place) => forgetIn(deps, system, deletion, place)))
    const last = places.at(-1)
    if (last === undefined) {
      if (!(await traces.purgeNotices(system, personId))) return 'busy'
      await deletions.finish(system, deletionId)
      log.info({ event: 'person.deleted', deletionId }, 'a person was deleted')
      return 'done'
    }
    await deletions.advance(system, deletionId, last)
    after = last
  }
  const notice = { kind: 'forget-person', deletionId } as const
  const subject = deletions.subject(system, deletionId)
  await outbox.add(system.tenantId, [{ key: `forget-person:${deletionId}:${JSON.stringify(after)}`, notice, subject }])
  return 'done'
}

async function forgetIn(
  { traces, gate, audit, clock, formerName }: ForgetPersonDeps,
  system: SystemActor,
  { deletionId, personId, contributions }: Deletion,
  place: Place,
): Promise<void> {
  if (place.kind === 'person') return traces.forgetInNotebook(system, place.personId, personId)
  const job = gate.teamJob(system.tenantId, place.teamId)
  if (!(await traces.forgetInTeam(job, personId, contributions))) return
  const act = { act: 'member-deleted', by: formerMember(formerName), whom: null, count: null } as const
  await audit.add(job, { ...act, auditId: `member-deleted:${deletionId}`, at: instantOf(clock) })
}
