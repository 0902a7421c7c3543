/** The rule of sharing: a draft becomes a resource of the member's team. */
import type { ResourceId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { MessageSource, Resource } from './resource.ts'
import type { ShareDraft } from './share-form.ts'

/**
 * @param made - what only the outside knows: the new id, the ISO instant, the hash of the canonical link (null without a link),
 *   and the message it was kept from
 */
export function newResource(
  member: TeamMember,
  draft: ShareDraft,
  made: {
    readonly resourceId: ResourceId
    readonly sharedAt: string
    readonly linkKey: string | null
    readonly source: MessageSource | null
  },
): Resource {
  return {
    ...draft,
    ...made,
    teamId: member.teamId,
    sharedBy: { personId: member.personId, name: member.name },
    revision: 1,
    edited: null,
    outdated: null,
    preview: null,
    helpedCount: 0,
    commentCount: 0,
    importId: null,
  }
}
