/** Where people leave traces in the store, and how they are taken out. */
import { teamId, type PersonId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import { formerMember } from '#domain/people/former-member.ts'
import type { Place, Traces } from '#bot/ports/deletions.ts'
import { StoreError, type DocumentStore, type Filter, type Stored } from '#bot/ports/document-store.ts'
import { checkInsPartition, outboxPartition, personPartition, teamPartition, tenantPartition } from '#bot/ports/partition-keys.ts'
import { changing } from '#bot/store/repositories/changing.ts'
import { forgetInTeam, type ForgetDeps } from './forget-in-team.ts'
import { personDocumentId, personOfDocument } from './listing-people.ts'
import { allMentioning } from './mentioning.ts'
import { purgePartition, purgeTeam } from './purge-partition.ts'
import { scrubbed } from './scrub.ts'

const teamPrefix = 'team:'

export function createTraces(deps: ForgetDeps): Traces {
  const { store, formerName } = deps

  const scrub = (personId: PersonId, { document: { pk, id } }: Stored): Promise<void> =>
    changing(async () => {
      const stored = await store.get('app', pk, id)
      if (stored === null) return
      const fit = stored.document.type === 'team' ? withoutSteward(stored, personId) : stored
      await store.replace('app', scrubbed(fit.document, personId, formerMember(formerName)), fit.etag)
    })

  return {
    async purgeOwn({ tenantId }, personId) {
      await purgePartition(store, 'app', personPartition({ tenantId, personId }))
      await store.delete('app', tenantPartition({ tenantId }), personDocumentId(personId))
      await purgeCheckInRows(store, { tenantId }, personId)
    },
    async purgeNotices({ tenantId }, personId) {
      let isClean = true
      for await (const page of noticesNaming(store, tenantId, personId))
        for (const stored of page) isClean = (await purgeNotice(deps, stored, personId)) && isClean
      return isClean
    },
    async places({ tenantId }, after, limit) {
      const pk = tenantPartition({ tenantId })
      const list = async (type: 'team' | 'person', from: string | null, room: number): Promise<readonly Place[]> => {
        const where: Filter | undefined = from === null ? undefined : { op: 'gt', field: 'id', value: from }
        const orderBy = { field: 'id', direction: 'asc' } as const
        const { items } = await store.query('app', pk, { type, orderBy, limit: room, ...(where === undefined ? {} : { where }) })
        return items.map(({ document: { id } }) =>
          type === 'team'
            ? { kind: 'team', teamId: teamId(id.slice(teamPrefix.length)) }
            : { kind: 'person', personId: personOfDocument(id) },
        )
      }
      const teams = after?.kind === 'person' ? [] : await list('team', after === null ? null : `${teamPrefix}${after.teamId}`, limit)
      if (teams.length === limit) return teams
      const from = after?.kind === 'person' ? personDocumentId(after.personId) : null
      return [...teams, ...(await list('person', from, limit - teams.length))]
    },
    async forgetInTeam(job, personId, contributions) {
      const hasTraces = await forgetInTeam(deps, job, personId, contributions)
      const record = await store.get('app', tenantPartition(job), `${teamPrefix}${job.teamId}`)
      const isNamed = record !== null && JSON.stringify(record.document).includes(personId)
      if (isNamed) await scrub(personId, record)
      const { items } = await store.query('app', tenantPartition(job), {
        type: 'thread',
        where: { op: 'eq', field: 'teamId', value: job.teamId },
        orderBy: { field: 'id', direction: 'asc' },
        limit: 100,
      })
      for (const thread of items) if (thread.document.createdBy === personId) await scrub(personId, thread)
      return hasTraces || isNamed
    },
    purgeTeam: (job) => purgeTeam(store, deps.clock, teamPartition(job)),
    async people(system, after, limit) {
      const { items } = await store.query('app', tenantPartition(system), {
        type: 'person',
        orderBy: { field: 'id', direction: 'asc' },
        limit,
        ...(after === null ? {} : { where: { op: 'gt', field: 'id', value: personDocumentId(after) } }),
      })
      return items.map(({ document }) => personOfDocument(document.id))
    },
    async forgetInNotebook({ tenantId }, owner, personId) {
      const pk = personPartition({ tenantId, personId: owner })
      for (const type of ['entry', 'form-context'])
        for await (const page of allMentioning(store, pk, type, personId)) await Promise.all(page.map((stored) => scrub(personId, stored)))
    },
  }
}

/** The one who added the app keeps their place in the record, as a former member; a steward is simply none any more. */
function withoutSteward({ document, etag }: Stored, personId: PersonId): Stored {
  const of = (value: unknown): boolean => (value as { readonly personId?: unknown } | null)?.personId === personId
  const stewards = (document['stewards'] as readonly { readonly personId: string; readonly name: string }[] | undefined) ?? []
  const steppedDown = of(document['steppedDown']) ? null : document['steppedDown']
  return { document: { ...document, stewards: stewards.filter((steward) => !of(steward)), steppedDown }, etag }
}

/** Weeks in which they were to be asked; nothing in them says more. */
async function purgeCheckInRows(store: DocumentStore, system: Pick<SystemActor, 'tenantId'>, personId: PersonId): Promise<void> {
  const pk = checkInsPartition(system)
  for (;;) {
    const where: Filter = { op: 'eq', field: 'personId', value: personId }
    const { items } = await store.query('ops', pk, { type: 'check-in-row', where, orderBy: { field: 'id', direction: 'asc' }, limit: 100 })
    if (items.length === 0) return
    await Promise.all(items.map(({ document }) => store.delete('ops', pk, document.id)))
  }
}

async function* noticesNaming(store: DocumentStore, tenantId: string, personId: PersonId): AsyncIterable<readonly Stored[]> {
  const fields = ['personId', 'authorId', 'sharedById', 'addedBy.personId'].map((field) => `notice.${field}`)
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<DocumentStore['query']>> = await store.query('ops', outboxPartition, {
      type: 'outbox-row',
      where: {
        op: 'and',
        filters: [
          { op: 'eq', field: 'tenantId', value: tenantId },
          { op: 'or', filters: fields.map((field): Filter => ({ op: 'eq', field, value: personId })) },
        ],
      },
      orderBy: { field: 'id', direction: 'asc' },
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    })
    yield page.items
    cursor = page.nextCursor
  } while (cursor !== null)
}

/** A team is still welcomed, by a card that does not name them; everything else about them is not said any more. */
async function purgeNotice({ store, formerName }: ForgetDeps, { document, etag }: Stored, personId: PersonId): Promise<boolean> {
  const { kind } = document['notice'] as { readonly kind: string }
  const isOpen = document['status'] === 'waiting' || document['status'] === 'sending'
  if (kind !== 'welcome-team' || !isOpen) {
    await store.delete('ops', document.pk, document.id)
    return true
  }
  if (document['status'] === 'sending') return false
  try {
    await store.replace('ops', scrubbed(document, personId, formerMember(formerName)), etag)
    return true
  } catch (error) {
    if (error instanceof StoreError && (error.code === 'stale' || error.code === 'not-found')) return false
    throw error
  }
}
