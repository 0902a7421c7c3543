/** The library's endpoints. */
import type { TeamMember } from '#domain/people/actors.ts'
import { summaryOf, type Resource } from '#domain/resources/resource.ts'
import type { resourceEndpoints } from '#domain/api/endpoints/resources.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { deleteResource, removeResource, restoreResource, type DeleteResourceDeps } from '#bot/usecases/resources/delete-resource.ts'
import { editResource } from '#bot/usecases/resources/edit-resource.ts'
import { findKnownLink } from '#bot/usecases/resources/find-known-link.ts'
import { getResource } from '#bot/usecases/resources/get-resource.ts'
import { listLibrary } from '#bot/usecases/resources/list-library.ts'
import { setOutdated } from '#bot/usecases/resources/set-outdated.ts'
import { shareResource, type ShareResourceDeps } from '#bot/usecases/resources/share-resource.ts'
import { addComment, deleteComment, listComments, type CommentDeps } from '#bot/usecases/responses/comments.ts'
import { markHelped, readHelped, unmarkHelped, type HelpedDeps } from '#bot/usecases/responses/helped.ts'
import type { RecordActDeps } from '#bot/usecases/teams/record-act.ts'
import type { Handlers } from './mount-contract.ts'
import { commentIdOf, resourceIdOf } from './params.ts'
import { presentHelped, presentResource, presentSummary } from './present.ts'
import { withCurrent } from './with-current.ts'

export type ResourceHandlerDeps = ShareResourceDeps &
  DeleteResourceDeps &
  HelpedDeps &
  CommentDeps &
  RecordActDeps & { readonly search: SearchIndex }

export function resourceHandlers(deps: ResourceHandlerDeps): Pick<Handlers, keyof typeof resourceEndpoints> {
  const whole = (member: TeamMember, resource: Resource) => ({
    reply: presentResource(member, resource),
    revision: resource.revision,
  })

  return {
    async getLibrary(member) {
      const { kinds, tags, ...rest } = await deps.search.facets(member)
      return { reply: { ...rest, kinds: { ...kinds }, tags: [...tags] } }
    },
    async listResources(member, { query }) {
      const { items, nextCursor, total } = await listLibrary(deps, member, query)
      return { reply: { items: items.map(presentSummary), nextCursor, total } }
    },
    shareResource: async (member, { body: { knownLink, ...form }, submissionId }) =>
      whole(member, await withCurrent(member, shareResource(deps, member, { form, knownLink, submissionId }))),
    async findKnownLink(member, { query }) {
      const known = await findKnownLink(deps, member, query)
      return { reply: { resource: known === null ? null : presentSummary(summaryOf(known)) } }
    },
    getResource: async (member, { params }) => whole(member, await getResource(deps, member, { resourceId: resourceIdOf(params) })),
    editResource: async (member, { params, body, revision }) =>
      whole(member, await withCurrent(member, editResource(deps, member, { resourceId: resourceIdOf(params), revision, form: body }))),
    async deleteResource(member, { params }) {
      await deleteResource(deps, member, { resourceId: resourceIdOf(params) })
      return { reply: {} }
    },
    restoreResource: async (member, { params }) => whole(member, await restoreResource(deps, member, { resourceId: resourceIdOf(params) })),
    async removeResource(steward, { params }) {
      await removeResource(deps, steward, { resourceId: resourceIdOf(params) })
      return { reply: {} }
    },
    async listDeleted(member, { query: { limit, cursor } }) {
      const page = await deps.resources.listDeleted(member, { limit, ...(cursor === undefined ? {} : { cursor }) })
      const items = page.items.map(({ resource, deletedAt, deletedBy }) => ({
        ...presentSummary(summaryOf(resource)),
        deletedAt,
        deletedBy,
        mayRemove: member.isSteward,
      }))
      return { reply: { items, nextCursor: page.nextCursor } }
    },
    async getHistory(member, { params }) {
      const items = await deps.resources.history(member, resourceIdOf(params))
      return { reply: { items: items.map((item) => ({ ...item, tags: [...item.tags] })) } }
    },
    setOutdated: async (member, { params, body }) =>
      whole(member, await setOutdated(deps, member, { resourceId: resourceIdOf(params), ...body })),
    getHelped: async (member, { params }) => ({
      reply: presentHelped(await readHelped(deps, member, { resourceId: resourceIdOf(params) })),
    }),
    markHelped: async (member, { params, body }) => ({
      reply: presentHelped(await markHelped(deps, member, { resourceId: resourceIdOf(params), line: body.line })),
    }),
    unmarkHelped: async (member, { params }) => ({
      reply: presentHelped(await unmarkHelped(deps, member, { resourceId: resourceIdOf(params) })),
    }),
    listComments: async (member, { params }) => ({
      reply: { items: [...(await listComments(deps, member, { resourceId: resourceIdOf(params) }))] },
    }),
    addComment: async (member, { params, body, submissionId }) => ({
      reply: await addComment(deps, member, { resourceId: resourceIdOf(params), text: body.text, submissionId }),
    }),
    async deleteComment(member, { params }) {
      await deleteComment(deps, member, { resourceId: resourceIdOf(params), commentId: commentIdOf(params) })
      return { reply: {} }
    },
  }
}
