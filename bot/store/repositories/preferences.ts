/** What a person chose last, and what their open dialogs were opened on. */
import * as z from 'zod/mini'
import type { SubmissionId, TeamId } from '#domain/ids.ts'
import type { Person } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { personPartition } from '#bot/ports/partition-keys.ts'
import type { FormContexts, Preferences } from '#bot/ports/preferences.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { idSchema, messageSourceSchema } from './schemas.ts'

const preferencesCodec = documentCodec({
  type: 'preferences',
  version: 1,
  schema: z.object({ lastTeamId: z.nullable(idSchema<TeamId>()) }),
})
const preferencesId = 'preferences'

const contextCodec = documentCodec({ type: 'form-context', version: 1, schema: z.object({ source: messageSourceSchema }) })
const contextTtlSeconds = 24 * 3_600

export function createPreferences(store: DocumentStore, clock: Clock): Preferences {
  return {
    async lastTeam(person) {
      const stored = await store.get('app', personPartition(person), preferencesId)
      return stored === null ? null : preferencesCodec.read(stored).value.lastTeamId
    },
    async chooseTeam(person, teamId) {
      await store.upsert('app', preferencesCodec.write(envelopeOf(person, preferencesId, clock), { lastTeamId: teamId }))
    },
  }
}

export function createFormContexts(store: DocumentStore, clock: Clock): FormContexts {
  return {
    async keep(person, submissionId, source) {
      const envelope = { ...envelopeOf(person, contextId(submissionId), clock), ttl: contextTtlSeconds }
      await store.upsert('app', contextCodec.write(envelope, { source }))
    },
    async recall(person, submissionId) {
      const stored = await store.get('app', personPartition(person), contextId(submissionId))
      return stored === null ? null : contextCodec.read(stored).value.source
    },
  }
}

const contextId = (submissionId: SubmissionId): string => `form-context:${Buffer.from(submissionId).toString('base64url')}`

function envelopeOf(person: Person, id: string, clock: Clock) {
  const at = instantOf(clock)
  return { pk: personPartition(person), id, createdAt: at, createdBy: person.personId, updatedAt: at }
}
