/** Check-ins in their person's partition, one document a week, and the conversation that asks for one. */
import * as z from 'zod/mini'
import { AppError } from '#domain/errors.ts'
import type { ResourceId, TeamId } from '#domain/ids.ts'
import type { CheckIn } from '#domain/check-ins/check-in.ts'
import { readIsoWeek, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import { bankQuestions } from '#domain/check-ins/plan.ts'
import type { Person } from '#domain/people/actors.ts'
import { resourceKindSchema } from '#domain/resources/resource.ts'
import type { CheckIns } from '#bot/ports/check-ins.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { StoreError, type DocumentStore, type StoreDocument, type Stored } from '#bot/ports/document-store.ts'
import { personPartition } from '#bot/ports/partition-keys.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { changing } from './changing.ts'
import { idSchema } from './schemas.ts'

const weekSchema = z.custom<IsoWeek>((value) => typeof value === 'string' && readIsoWeek(value) !== null)

const checkInCodec = documentCodec({
  type: 'check-in',
  version: 1,
  schema: z.object({
    week: weekSchema,
    questions: z.array(
      z.object({
        questionId: z.string(),
        asked: z.union([z.object({ bank: z.enum(bankQuestions) }), z.object({ text: z.string() })]),
        teams: z.array(idSchema<TeamId>()),
      }),
    ),
    answers: z.array(
      z.object({
        questionId: z.string(),
        text: z.string(),
        at: z.string(),
        revision: z.number(),
        born: z.number(),
        shared: z.nullable(z.object({ teamId: idSchema<TeamId>(), resourceId: idSchema<ResourceId>(), kind: resourceKindSchema })),
      }),
    ),
    revisions: z.number(),
    askedAt: z.nullable(z.string()),
    isSkipped: z.boolean(),
  }),
})

const conversationCodec = documentCodec({
  type: 'check-in-conversation',
  version: 1,
  schema: z.object({ week: weekSchema, at: z.number(), heard: z.array(z.string()), heardAt: z.string(), isOver: z.boolean() }),
})
const conversationId = 'check-in-conversation'
/** Whoever comes back later is asked anew, from the first open question. */
/** Teams tells again within minutes: more than anybody writes in that time. */
const maxHeard = 20
const conversationTtlSeconds = 7 * 24 * 3_600

export function createCheckIns(store: DocumentStore, clock: Clock): CheckIns {
  const documentOf = (person: Person, checkIn: CheckIn, before: Stored | null): StoreDocument => {
    const at = instantOf(clock)
    const envelope = {
      pk: personPartition(person),
      id: idOf(checkIn.week),
      createdAt: before?.document.createdAt ?? at,
      createdBy: person.personId,
      updatedAt: at,
    }
    const questions = checkIn.questions.map((question) => ({ ...question, teams: [...question.teams] }))
    return checkInCodec.write(envelope, { ...checkIn, questions, answers: [...checkIn.answers] })
  }
  const stored = (person: Person, week: IsoWeek): Promise<Stored | null> => store.get('app', personPartition(person), idOf(week))

  return {
    async get(person, week) {
      const found = await stored(person, week)
      return found === null ? null : checkInCodec.read(found).value
    },
    async begin(person, checkIn) {
      try {
        return checkInCodec.read(await store.create('app', documentOf(person, checkIn, null))).value
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error
        const known = await stored(person, checkIn.week)
        if (known === null) throw error
        return checkInCodec.read(known).value
      }
    },
    change: (person, week, change) =>
      changing(async () => {
        const found = await stored(person, week)
        if (found === null) throw new AppError('not-found')
        const before = checkInCodec.read(found).value
        const after = change(before)
        if (after !== before) await store.replace('app', documentOf(person, after, found), found.etag)
        return after
      }),
    async list(person, { limit, cursor }) {
      // Ids hold the week, and sort as weeks do.
      const query = { type: checkInCodec.type, orderBy: { field: 'id', direction: 'desc' }, limit } as const
      try {
        const page = await store.query('app', personPartition(person), cursor === null ? query : { ...query, cursor })
        return { items: page.items.map((item) => checkInCodec.read(item).value), nextCursor: page.nextCursor }
      } catch (error) {
        if (cursor !== null && error instanceof StoreError && error.code === 'invalid')
          throw new AppError('invalid-input', {}, { cause: error })
        throw error
      }
    },
    async conversation(person) {
      const found = await store.get('app', personPartition(person), conversationId)
      if (found === null) return null
      const { heard, heardAt, isOver, ...conversation } = conversationCodec.read(found).value
      return { conversation, heard, heardAt, isOver, version: found.etag }
    },
    async converse(person, { conversation, heard, heardAt, isOver }, version) {
      const at = instantOf(clock)
      const ttl = conversationTtlSeconds
      const envelope = { pk: personPartition(person), id: conversationId, createdAt: at, createdBy: person.personId, updatedAt: at, ttl }
      const document = conversationCodec.write(envelope, { ...conversation, heard: heard.slice(0, maxHeard), heardAt, isOver })
      try {
        await (version === null ? store.create('app', document) : store.replace('app', document, version))
        return true
      } catch (error) {
        if (error instanceof StoreError && ['conflict', 'stale', 'not-found'].includes(error.code)) return false
        throw error
      }
    },
  }
}

const idOf = (week: IsoWeek): string => `checkin:${week}`
