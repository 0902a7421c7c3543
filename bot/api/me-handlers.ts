/** The endpoints of a person's own space. */
import { AppError } from '#domain/errors.ts'
import { resourceId, teamId } from '#domain/ids.ts'
import type { meEndpoints } from '#domain/api/endpoints/me.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { passOnEntry } from '#bot/usecases/notebook/pass-on-entry.ts'
import { saveCapture, saveResource, type SaveEntryDeps } from '#bot/usecases/notebook/save-entry.ts'
import { deleteMe, type DeleteMeDeps } from '#bot/usecases/people/delete-me.ts'
import { exportMe, type ExportMeDeps } from '#bot/usecases/people/export-me.ts'
import { readWeek } from '#bot/usecases/people/read-week.ts'
import { getResource } from '#bot/usecases/resources/get-resource.ts'
import type { ShareResourceDeps } from '#bot/usecases/resources/share-resource.ts'
import type { Handlers } from './mount-contract.ts'
import { entryIdOf } from './params.ts'
import { presentEntry, presentResource, presentSummary } from './present.ts'
import { withCurrent } from './with-current.ts'

export type MeHandlerDeps = ShareResourceDeps &
  SaveEntryDeps &
  DeleteMeDeps &
  ExportMeDeps & { readonly gate: Gate; readonly search: SearchIndex }

export function meHandlers(deps: MeHandlerDeps): Pick<Handlers, keyof typeof meEndpoints> {
  return {
    async getMe(person) {
      const { members } = await deps.gate.allTeams(person, 'read')
      const teams = members.map(({ teamId: id, teamName, teamThreadId }) => ({ teamId: id, name: teamName, channelId: teamThreadId }))
      return { reply: { personId: person.personId, teams } }
    },
    async getWeek(person) {
      const { items, leftOut } = await readWeek(deps, person)
      const rows = items.map(({ resource, member }) => ({
        ...presentSummary(resource),
        teamName: member.teamName,
        channelId: member.teamThreadId,
      }))
      return { reply: { items: rows, leftOut: [...leftOut] } }
    },
    async listEntries(person, { query: { limit, cursor } }) {
      const page = await deps.notebook.list(person, { limit, ...(cursor === undefined ? {} : { cursor }) })
      return { reply: { items: page.items.map(presentEntry), nextCursor: page.nextCursor } }
    },
    async saveEntry(person, { body, submissionId }) {
      if (body.resource === undefined)
        return { reply: presentEntry(await saveCapture(deps, person, { text: body.text ?? '', isOwnWords: true, submissionId })) }
      const member = await deps.gate.member(person, teamId(body.resource.teamId))
      const resource = await getResource(deps, member, { resourceId: resourceId(body.resource.resourceId) })
      return { reply: presentEntry(await saveResource(deps, member, { resource, submissionId })) }
    },
    async deleteEntry(person, { params }) {
      await deps.notebook.delete(person, entryIdOf(params))
      return { reply: {} }
    },
    restoreEntry: async (person, { params }) => ({ reply: presentEntry(await deps.notebook.restore(person, entryIdOf(params))) }),
    async exportMe(person, { query }) {
      const { file, contentType, ending } = await exportMe(deps, person, query)
      return { file, contentType, fileName: `commonplace-me-${instantOf(deps.clock).slice(0, 10)}${ending}` }
    },
    async deleteMe(person, { body, submissionId }) {
      await deleteMe(deps, person, { ...body, submissionId })
      return { reply: {} }
    },
    async passOnEntry(person, { params, body: { teamId: chosen, knownLink, ...form } }) {
      if (!/^[A-Za-z0-9-]{1,64}$/u.test(chosen)) throw new AppError('not-found')
      const member = await deps.gate.member(person, teamId(chosen))
      const passedOn = passOnEntry(deps, member, { entryId: entryIdOf(params), form, knownLink })
      const resource = await withCurrent(member, passedOn)
      return { reply: presentResource(member, resource), revision: resource.revision }
    },
  }
}
