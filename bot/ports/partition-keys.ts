/** The partition keys of DESIGN §3, each made from the proof of who may open it. */
import type { Person, SystemActor, TeamJob, TeamMember } from '#domain/people/actors.ts'

/** A team's own documents. */
export const teamPartition = (member: Pick<TeamMember | TeamJob, 'tenantId' | 'teamId'>): string =>
  `t|${member.tenantId}|g|${member.teamId}`

/** A person's private documents. */
export const personPartition = (person: Pick<Person, 'tenantId' | 'personId'>): string => `t|${person.tenantId}|u|${person.personId}`

/** The tenant's team registry and settings. */
export const tenantPartition = (system: Pick<SystemActor, 'tenantId'>): string => `t|${system.tenantId}`

/** That a tenant was removed, and when; in the `ops` container. */
export const receiptsPartition = 'receipts'

/** What waits to be sent; in the `ops` container. */
export const outboxPartition = 'outbox'

/** Which instance does what only one may do; in the `ops` container. */
export const leasesPartition = 'leases'

/** Who of a tenant is to be asked, week by week; in the `ops` container. */
export const checkInsPartition = (system: Pick<SystemActor, 'tenantId'>): string => `check-ins|${system.tenantId}`
