/** Whatever arrives, the answer is never a fault of ours, and the process lives. The seed is fixed: a red run can be repeated. */
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import type { Activity } from '#tests/support/teams/activities/activity.ts'
import { initialRun, invoke, openForm, query, submitForm } from '#tests/support/teams/activities/extension.ts'
import { botAdded, botRemoved, installationUpdate, membersAdded, membersRemoved } from '#tests/support/teams/activities/installation.ts'
import { mentioningMessage, personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, ben, north, south } from '#tests/support/teams/cast.ts'

let app: StartedApp
beforeAll(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
})
afterAll(() => app.stop())

const wellFormed: readonly (() => Activity)[] = [
  () => personalMessage(ada, 'hi'),
  () => mentioningMessage(ada, { team: north }, 'help'),
  () => installationUpdate(south, ada, 'add'),
  () => installationUpdate(south, ada, 'remove'),
  () => botAdded(south, ada),
  () => botRemoved(south, ada),
  () => membersAdded(north, ada, [ben]),
  () => membersRemoved(north, ada, [ben], { withoutEntraId: true }),
  () => initialRun(ada, { team: north }),
  () => query(ada, 'groupChat', 'k4'),
  () => openForm(ada, 'personal'),
  () => submitForm(ada, { team: north }, { submissionId: 'random-form-1', title: 'K4' }),
  () => invoke(ada, 'personal', 'adaptiveCard/action', { action: { verb: 'x' } }),
]

/** A well-formed activity in which one or two fields, at any depth, hold something else. */
const spoilt = fc
  .tuple(fc.constantFrom(...wellFormed), fc.array(fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 3 })), { minLength: 1, maxLength: 2 }))
  .map(([make, changes]) => changes.reduce((activity, [at, value]) => replaced(activity, at, value), make()))

const anything = fc.record(
  { type: fc.string(), name: fc.string(), value: fc.jsonValue(), channelData: fc.jsonValue(), entities: fc.jsonValue(), text: fc.string() },
  { requiredKeys: ['type'] },
)

test('200 random activities are answered without a fault', async () => {
  const statuses = new Set<number>()
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: spoilt }, { weight: 1, arbitrary: anything }), async (activity) => {
      const { status, body } = await app.post(activity)
      statuses.add(status)
      if (status >= 500) expect({ status, body }).toMatchObject({ status: 501, body: { error: { code: 'NotImplemented' } } })
    }),
    { seed: 20_261_123, numRuns: 200 },
  )
  expect(statuses).toEqual(new Set([200, 400, 403, 501]))
  expect(app.log.entries.filter(({ level }) => level === 'error')).toEqual([])
  expect((await app.api('/health/ready')).status).toBe(200)
  await app.post(botRemoved(south, ada))
  expect((await app.api('/api/me', { as: ada })).body).toMatchObject({ teams: [{ name: north.name }] })
})

/** The same activity with the value at the `at`-th place replaced, counted through all its places. */
function replaced(activity: Activity, at: number, value: unknown): Activity {
  const copy = structuredClone(activity) as Record<string, unknown>
  const places = placesOf(copy)
  const place = places[at % places.length]
  if (place !== undefined) place.holder[place.key] = value
  return copy as Activity
}

function placesOf(holder: Record<string, unknown>): readonly { readonly holder: Record<string, unknown>; readonly key: string }[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key },
    ...(typeof value === 'object' && value !== null ? placesOf(value as Record<string, unknown>) : []),
  ])
}
