/** A person's teams, one document each, in the person's own partition. */
import * as z from 'zod/mini'
import type { TeamId } from '#domain/ids.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { personPartition } from '#bot/ports/partition-keys.ts'
import { idSchema } from './schemas.ts'

const membershipCodec = documentCodec({
  type: 'membership',
  version: 1,
  schema: z.object({ teamId: idSchema<TeamId>() }),
})

/** More teams than anyone searches while typing. */
const maxTeams = 100

/** What another instance remembers is known here after this time; the gate asks Teams about each team in any case. */
const listTtlMs = 15_000
const maxLists = 5_000

export function createMemberships(store: DocumentStore, clock: Clock): Memberships {
  // Someone who types asks with every letter.
  const lists = new Map<string, { readonly teamIds: readonly TeamId[]; readonly until: number }>()

  return {
    async list(person) {
      const key = personPartition(person)
      const known = lists.get(key)
      if (known !== undefined && known.until > clock.nowMs()) return known.teamIds
      const page = await store.query('app', personPartition(person), {
        type: membershipCodec.type,
        orderBy: { field: 'createdAt', direction: 'asc' },
        limit: maxTeams,
      })
      const teamIds = page.items.map((stored) => membershipCodec.read(stored).value.teamId)
      if (lists.size >= maxLists) lists.clear()
      lists.set(key, { teamIds, until: clock.nowMs() + listTtlMs })
      return teamIds
    },
    async remember({ tenantId }, personId, teamId) {
      const pk = personPartition({ tenantId, personId })
      if ((await store.get('app', pk, idOf(teamId))) !== null) return
      const at = instantOf(clock)
      await store.upsert(
        'app',
        membershipCodec.write({ pk, id: idOf(teamId), createdAt: at, createdBy: personId, updatedAt: at }, { teamId }),
      )
      lists.delete(pk)
    },
    async forget({ tenantId }, personId, teamId) {
      const pk = personPartition({ tenantId, personId })
      await store.delete('app', pk, idOf(teamId))
      lists.delete(pk)
    },
  }
}

const idOf = (teamId: TeamId): string => `membership:${teamId}`
