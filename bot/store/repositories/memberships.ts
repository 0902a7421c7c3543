/** A person's teams, one document each, in the person's own partition. */
import * as z from 'zod/mini'
import type { TeamId } from '#domain/ids.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { personPartition } from '#bot/ports/partition-keys.ts'
import { idSchema } from './id-schema.ts'

const membershipCodec = documentCodec({
  type: 'membership',
  version: 1,
  schema: z.object({ teamId: idSchema<TeamId>() }),
})

/** More teams than anyone searches while typing. */
const maxTeams = 100

export function createMemberships(store: DocumentStore, clock: Clock): Memberships {
  return {
    async list(person) {
      const page = await store.query('app', personPartition(person), {
        type: membershipCodec.type,
        orderBy: { field: 'createdAt', direction: 'asc' },
        limit: maxTeams,
      })
      return page.items.map((stored) => membershipCodec.read(stored).value.teamId)
    },
    async remember({ tenantId }, personId, teamId) {
      const pk = personPartition({ tenantId, personId })
      if ((await store.get('app', pk, idOf(teamId))) !== null) return
      const at = instantOf(clock)
      await store.upsert(
        'app',
        membershipCodec.write({ pk, id: idOf(teamId), createdAt: at, createdBy: personId, updatedAt: at }, { teamId }),
      )
    },
    forget: ({ tenantId }, personId, teamId) => store.delete('app', personPartition({ tenantId, personId }), idOf(teamId)),
  }
}

const idOf = (teamId: TeamId): string => `membership:${teamId}`
