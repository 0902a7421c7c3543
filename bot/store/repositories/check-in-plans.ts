/** A team's plan in its partition, a person's times in theirs: one document each. */
import * as z from 'zod/mini'
import { AppError } from '#domain/errors.ts'
import { everyDay, type CheckInPlan } from '#domain/check-ins/plan.ts'
import { ownTimesSchema, planSchema } from '#domain/check-ins/plan-form.ts'
import type { TeamJob, TeamMember } from '#domain/people/actors.ts'
import type { CheckInPlans, KnownTimes, OwnTimesRepository, VersionedPlan } from '#bot/ports/check-in-plans.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { StoreError, type DocumentStore, type Stored } from '#bot/ports/document-store.ts'
import { personPartition, teamPartition } from '#bot/ports/partition-keys.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { changing } from './changing.ts'

const planCodec = documentCodec({
  type: 'check-in-plan',
  version: 1,
  schema: z.object({ ...planSchema.shape, revision: z.number() }),
})
const planId = 'check-in-plan'

const timesCodec = documentCodec({
  type: 'check-in-times',
  version: 1,
  schema: z.object({ ...ownTimesSchema.shape, deviceZone: z.nullable(z.string()) }),
})
const timesId = 'check-in-times'

export function createCheckInPlans(store: DocumentStore, clock: Clock): CheckInPlans {
  const stored = (team: TeamMember | TeamJob): Promise<Stored | null> => store.get('app', teamPartition(team), planId)

  return {
    async read(team) {
      const found = await stored(team)
      return found === null ? null : planOf(found)
    },
    async write(steward, plan, replaces) {
      const before = await stored(steward)
      const known = before === null ? null : planOf(before)
      if ((known?.revision ?? null) !== replaces) throw new AppError('stale-version')
      const at = instantOf(clock)
      const revision = (replaces ?? 0) + 1
      const envelope = {
        pk: teamPartition(steward),
        id: planId,
        createdAt: before?.document.createdAt ?? at,
        createdBy: before?.document.createdBy ?? steward.personId,
        updatedAt: at,
      }
      const document = planCodec.write(envelope, { ...plan, questions: [...plan.questions], holidays: [...plan.holidays], revision })
      try {
        return planOf(await (before === null ? store.create('app', document) : store.replace('app', document, before.etag)))
      } catch (error) {
        if (error instanceof StoreError && (error.code === 'conflict' || error.code === 'stale'))
          throw new AppError('stale-version', {}, { cause: error })
        throw error
      }
    },
    async subject(team) {
      return { container: 'app', pk: teamPartition(team), id: planId, replaces: (await stored(team))?.etag ?? null }
    },
  }
}

export function createOwnTimes(store: DocumentStore, clock: Clock): OwnTimesRepository {
  return {
    async read(person) {
      const stored = await store.get('app', personPartition(person), timesId)
      return stored === null ? noWishes : timesOf(stored)
    },
    change: (person, change) =>
      changing(async () => {
        const stored = await store.get('app', personPartition(person), timesId)
        const before = stored === null ? noWishes : timesOf(stored)
        const after = change(before)
        if (after === before) return before
        const at = instantOf(clock)
        const envelope = {
          pk: personPartition(person),
          id: timesId,
          createdAt: stored?.document.createdAt ?? at,
          createdBy: person.personId,
          updatedAt: at,
        }
        const { own, zone, deviceZone } = after
        const document = timesCodec.write(envelope, { ...own, workingDays: [...own.workingDays], zone, deviceZone })
        try {
          await (stored === null ? store.create('app', document) : store.replace('app', document, stored.etag))
        } catch (error) {
          // Two who write the first one are as two who change it.
          throw error instanceof StoreError && error.code === 'conflict' ? new StoreError('stale', error.message, { cause: error }) : error
        }
        return after
      }),
  }
}

const noWishes: KnownTimes = { own: { weekly: null, workingDays: everyDay, pause: null }, zone: null, deviceZone: null }

function planOf(stored: Stored): VersionedPlan {
  const { value, envelope } = planCodec.read(stored)
  const { revision, ...plan } = value
  return { plan: plan satisfies CheckInPlan, revision, changedAt: envelope.updatedAt }
}

function timesOf(stored: Stored): KnownTimes {
  const { zone, deviceZone, ...own } = timesCodec.read(stored).value
  return { own, zone, deviceZone }
}
