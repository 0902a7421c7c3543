/** What a person did, looked up where it stands: resources and helped marks of their teams, entries of their notebook. */
import type { Deed } from '#domain/check-ins/deeds.ts'
import { maxDeeds } from '#domain/check-ins/deeds.ts'
import type { DeedLog } from '#bot/ports/deed-log.ts'
import type { DocumentStore, Filter, Stored } from '#bot/ports/document-store.ts'
import { personPartition, teamPartition } from '#bot/ports/partition-keys.ts'
import { readEntry } from '#bot/store/repositories/notebook-repository.ts'
import { readResource } from '#bot/store/repositories/resource-codec.ts'
import { readMark } from '#bot/store/repositories/response-repository.ts'

const isThere: Filter = { op: 'not', filter: { op: 'exists', field: 'deletedAt' } }

/** More than are shown: not all of what is found counts. */
const maxLookedAt = 4 * maxDeeds

export function createDeedLog(store: DocumentStore): DeedLog {
  const latest = async (pk: string, type: string, since: string, whose: readonly Filter[]): Promise<readonly Stored[]> => {
    const where: Filter = { op: 'and', filters: [{ op: 'gte', field: 'createdAt', value: since }, isThere, ...whose] }
    const { items } = await store.query('app', pk, { type, where, orderBy: { field: 'createdAt', direction: 'desc' }, limit: maxLookedAt })
    return items
  }

  return {
    async inTeam(team, personId, since) {
      const pk = teamPartition(team)
      const [shared, marks] = await Promise.all([
        latest(pk, 'resource', since, [{ op: 'eq', field: 'sharedBy.personId', value: personId }]),
        latest(pk, 'helped', since, [{ op: 'eq', field: 'by.personId', value: personId }]),
      ])
      const helped = await Promise.all(
        marks
          .slice(0, maxDeeds)
          .map(readMark)
          .map(async ({ resourceId, at }): Promise<readonly Deed[]> => {
            const stored = await store.get('app', pk, resourceId)
            const isGone = stored === null || stored.document.type !== 'resource' || stored.document.deletedAt !== undefined
            return isGone ? [] : [{ kind: 'helped', title: readResource(stored).title, at }]
          }),
      )
      // What an import brought in was not shared by hand.
      const byHand = shared.map(readResource).filter(({ importId }) => importId === null)
      return [...byHand.map(({ title, sharedAt }): Deed => ({ kind: 'shared', title, at: sharedAt })), ...helped.flat()]
    },
    async inNotebook(person, since) {
      const entries = (await latest(personPartition(person), 'entry', since, [])).map(readEntry)
      return entries.map(({ title, savedAt }) => ({ kind: 'saved', title, at: savedAt }))
    },
    waiting: (person) =>
      store.count('app', personPartition(person), {
        type: 'entry',
        where: { op: 'and', filters: [{ op: 'eq', field: 'status', value: 'captured' }, isThere] },
      }),
  }
}
