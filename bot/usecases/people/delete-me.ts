/** Delete me: everything of one's own at once, everything else within moments. */
import type { SubmissionId } from '#domain/ids.ts'
import type { Person } from '#domain/people/actors.ts'
import type { Contributions, Deletions, Traces } from '#bot/ports/deletions.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import type { Outbox } from '#bot/ports/outbox.ts'

export type DeleteMeDeps = {
  readonly deletions: Deletions
  readonly traces: Traces
  readonly memberships: Memberships
  readonly outbox: Outbox
  readonly gate: Pick<Gate, 'system' | 'forget'>
  readonly hash: Hash
}

/**
 * With the answer the person's own space is gone and nothing waits to be sent to them. What they left in teams follows by
 * the outbox, which goes on after a crash. Whoever comes back afterwards begins anew.
 * @returns the id of the deletion
 */
export async function deleteMe(
  { deletions, traces, memberships, outbox, gate, hash }: DeleteMeDeps,
  person: Person,
  { contributions, submissionId }: { readonly contributions: Contributions; readonly submissionId: SubmissionId },
): Promise<string> {
  const { personId, tenantId } = person
  const system = gate.system(tenantId)
  const deletionId = hash(`deletion ${personId} ${submissionId}`).slice(0, 32)
  const subject = deletions.subject(system, deletionId)
  await outbox.add(tenantId, [{ key: `forget-person:${deletionId}`, notice: { kind: 'forget-person', deletionId }, subject }])
  await deletions.open(system, { deletionId, personId, contributions })
  // The same request again, after it is done: whoever has come back since keeps what they have.
  if ((await deletions.read(system, deletionId)) === null) return deletionId
  for (const teamId of await memberships.list(person)) {
    // What this instance remembers of them in memory goes as well: an open personal page asks again, and finds no team.
    gate.forget(teamId, personId)
    await memberships.forget(system, personId, teamId)
  }
  await traces.purgeNotices(system, personId)
  await traces.purgeOwn(system, personId)
  return deletionId
}
