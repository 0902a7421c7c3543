/** Who may do what with a resource (DESIGN §7). */
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource, ResourceKind } from './resource.ts'

/** The team's own: any member keeps them true. Stories, ideas and notes are somebody's own words. */
const sharedKinds: readonly ResourceKind[] = ['link', 'aid']

const isAuthor = (member: TeamMember, { sharedBy }: Pick<Resource, 'sharedBy'>): boolean => sharedBy.personId === member.personId

export const mayEdit = (member: TeamMember, resource: Pick<Resource, 'sharedBy' | 'kind'>): boolean =>
  isAuthor(member, resource) || sharedKinds.includes(resource.kind)

/** Nobody else's aid can be made a story, which its author alone could edit from then on. */
export const mayBecome = (member: TeamMember, resource: Pick<Resource, 'sharedBy' | 'kind'>, kind: ResourceKind): boolean =>
  isAuthor(member, resource) || sharedKinds.includes(kind)

export const mayDelete = (member: TeamMember, resource: Pick<Resource, 'sharedBy'>): boolean =>
  isAuthor(member, resource) || member.isSteward

/** Whom it helped is for others to say: neither who shared it nor whose message it was. */
export const maySayItHelped = (
  personId: string,
  { sharedBy, source }: { readonly sharedBy: { readonly personId: string }; readonly source?: SourceAuthor | null | undefined },
): boolean => sharedBy.personId !== personId && source?.author.personId !== personId

type SourceAuthor = { readonly author: { readonly personId: string | null } }
