/** One line per endpoint: which use case answers it. */
import { AppError } from '#domain/errors.ts'
import { resourceId } from '#domain/ids.ts'
import { linkHost } from '#domain/links/canonical-link.ts'
import type { Resource, ResourceSummary } from '#domain/resources/resource.ts'
import type { ResourceReply, ResourceSummaryReply } from '#domain/api/replies.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { getResource } from '#bot/usecases/resources/get-resource.ts'
import { listLibrary } from '#bot/usecases/resources/list-library.ts'
import { shareResource, type ShareResourceDeps } from '#bot/usecases/resources/share-resource.ts'
import type { Handlers } from './mount-contract.ts'

export function apiHandlers(deps: ShareResourceDeps & { readonly search: SearchIndex; readonly gate: Gate }): Handlers {
  return {
    async getMe(person) {
      const { members } = await deps.gate.allTeams(person)
      return { reply: { personId: person.personId, teams: members.map(({ teamId, teamName }) => ({ teamId, name: teamName })) } }
    },
    getTeam: async (member) => ({ reply: { teamId: member.teamId, name: member.teamName } }),
    async listResources(member, { query }) {
      const { items, nextCursor, total } = await listLibrary(deps, member, query)
      return { reply: { items: items.map(summaryReply), nextCursor, total } }
    },
    async shareResource(member, { body, submissionId }) {
      const { resource, etag } = await shareResource(deps, member, { form: body, submissionId })
      return { reply: resourceReply(resource), etag }
    },
    async getResource(member, { params }) {
      const id = params['resourceId'] ?? ''
      if (!/^[0-9a-f-]{36}$/iu.test(id)) throw new AppError('not-found')
      const { resource, etag } = await getResource(deps, member, { resourceId: resourceId(id) })
      return { reply: resourceReply(resource), etag }
    },
  }
}

const summaryReply = (resource: ResourceSummary): ResourceSummaryReply => ({ ...resource, tags: [...resource.tags] })

const resourceReply = (resource: Resource): ResourceReply => ({
  ...resource,
  tags: [...resource.tags],
  linkHost: resource.link === null ? null : linkHost(resource.link),
})
