/** The tenant's teams: one record each, and one that finds it by its thread. */
import * as z from 'zod/mini'
import { threadId as asThreadId, type PersonId, type TeamId, type ThreadId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import { StoreError, type DocumentStore } from '#bot/ports/document-store.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { tenantPartition } from '#bot/ports/partition-keys.ts'
import { idSchema, sharerSchema } from './schemas.ts'

const teamCodec = documentCodec({
  type: 'team',
  version: 2,
  upgrades: { 1: (body) => ({ ...body, stewards: [body['addedBy']].filter((steward) => steward !== null && steward !== undefined) }) },
  schema: z.object({
    teamId: idSchema<TeamId>(),
    threadId: idSchema<ThreadId>(),
    name: z.string(),
    serviceUrl: z.string(),
    botId: z.string(),
    addedBy: z.nullable(sharerSchema),
    stewards: z.array(sharerSchema),
    steppedDown: z._default(z.nullable(z.object({ personId: idSchema<PersonId>(), at: z.string() })), null),
    status: z.enum(['active', 'removed']),
    retentionMonths: z._default(z.nullable(z.number()), null),
    removedAt: z._default(z.nullable(z.string()), null),
  }),
})

const threadCodec = documentCodec({
  type: 'thread',
  version: 1,
  schema: z.object({ teamId: idSchema<TeamId>() }),
})

export function createTeamRegistry(store: DocumentStore): TeamRegistry {
  const read: TeamRegistry['read'] = async (system, teamId) => {
    const stored = await store.get('app', tenantPartition(system), teamDocumentId(teamId))
    return stored === null ? null : { team: teamCodec.read(stored).value, version: stored.etag }
  }
  const idOfThread: TeamRegistry['idOfThread'] = async (system, thread) => {
    const stored = await store.get('app', tenantPartition(system), threadDocumentId(thread))
    return stored === null ? null : threadCodec.read(stored).value.teamId
  }
  const active = async (system: SystemActor, teamId: TeamId): Promise<Team | null> => {
    const known = await read(system, teamId)
    return known?.team.status === 'active' ? known.team : null
  }

  return {
    read,
    byId: active,
    idOfThread,
    async byThread(system, thread) {
      const teamId = await idOfThread(system, thread)
      return teamId === null ? null : active(system, teamId)
    },
    async all(system) {
      const teams: Team[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<DocumentStore['query']>> = await store.query('app', tenantPartition(system), {
          type: teamCodec.type,
          where: { op: 'eq', field: 'status', value: 'active' },
          orderBy: { field: 'id', direction: 'asc' },
          limit: 100,
          ...(cursor === null ? {} : { cursor }),
        })
        teams.push(...page.items.map((stored) => teamCodec.read(stored).value))
        cursor = page.nextCursor
      } while (cursor !== null)
      return teams.toSorted((one, other) => one.name.localeCompare(other.name))
    },
    async write(system, team, { at, replaces }) {
      const pk = tenantPartition(system)
      const known = replaces === null ? null : await store.get('app', pk, teamDocumentId(team.teamId))
      const envelope = { pk, createdAt: known?.document.createdAt ?? at, createdBy: team.addedBy?.personId ?? 'system', updatedAt: at }
      const document = teamCodec.write({ ...envelope, id: teamDocumentId(team.teamId) }, { ...team, stewards: [...team.stewards] })
      const thread = threadCodec.write({ ...envelope, id: threadDocumentId(team.threadId) }, { teamId: team.teamId })
      try {
        await store.batch('app', pk, [
          replaces === null ? { op: 'create', document } : { op: 'replace', document, ifMatch: replaces },
          { op: 'upsert', document: thread },
        ])
        return true
      } catch (error) {
        if (error instanceof StoreError && ['conflict', 'stale', 'not-found'].includes(error.code)) return false
        throw error
      }
    },
    async forget(system, teamId) {
      const pk = tenantPartition(system)
      const { items } = await store.query('app', pk, {
        type: threadCodec.type,
        where: { op: 'eq', field: 'teamId', value: teamId },
        orderBy: { field: 'id', direction: 'asc' },
        limit: 100,
      })
      for (const { document } of items) await store.delete('app', pk, document.id)
      await store.delete('app', pk, teamDocumentId(teamId))
    },
    subject: (system, teamId, replaces) => ({ container: 'app', pk: tenantPartition(system), id: teamDocumentId(teamId), replaces }),
  }
}

const teamDocumentId = (teamId: TeamId): string => `team:${teamId}`

/** Thread ids hold `@` and `;`, which ids may not. */
const threadDocumentId = (thread: ThreadId): string => `thread:${Buffer.from(asThreadId(thread)).toString('base64url')}`
