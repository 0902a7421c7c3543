/** Branded ids: a team's id can't be passed where a person's is wanted. */
declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Entra tenant id (GUID, lower case). */
export type TenantId = Branded<'tenant'>
/** Entra group id of a team (GUID, lower case), as in `channelData.team.aadGroupId`. */
export type TeamId = Branded<'team'>
/** Entra object id of a person (GUID, lower case), as in `from.aadObjectId`. */
export type PersonId = Branded<'person'>
/** UUIDv7. */
export type ResourceId = Branded<'resource'>
/** UUIDv7 of a notebook entry. */
export type EntryId = Branded<'entry'>
/** UUIDv7. */
export type MetricId = Branded<'metric'>
/** One form as it was opened: the same id arriving again is the same act. */
export type SubmissionId = Branded<'submission'>
/** Teams thread id of a team or channel, `19:…`; opaque. */
export type ThreadId = Branded<'thread'>

export const tenantId = (text: string): TenantId => text.toLowerCase() as TenantId
export const teamId = (text: string): TeamId => text.toLowerCase() as TeamId
export const personId = (text: string): PersonId => text.toLowerCase() as PersonId
export const resourceId = (text: string): ResourceId => text.toLowerCase() as ResourceId
export const entryId = (text: string): EntryId => text.toLowerCase() as EntryId
export const metricId = (text: string): MetricId => text.toLowerCase() as MetricId
export const submissionId = (text: string): SubmissionId => text as SubmissionId
export const threadId = (text: string): ThreadId => text as ThreadId
