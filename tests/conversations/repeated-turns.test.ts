/** M24, M25: Teams tells the same thing again, now, a little later, or to a service that has started anew: one effect, the same answer. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { entryPageReply, resourcePageReply } from '#domain/api/replies.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { sharedStore } from '#tests/support/store/intercepted-store.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { nextActivityId, type Activity } from '#tests/support/teams/activities/activity.ts'
import { submitForm } from '#tests/support/teams/activities/extension.ts'
import { installationUpdate } from '#tests/support/teams/activities/installation.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'
import { startFakeConnector, type FakeConnector } from '#tests/support/teams/fake-connector.ts'
import { cardOf, wordsOf } from '#tests/support/teams/read-answers.ts'

let app: StartedApp
let connector: FakeConnector
let folder: ReturnType<typeof temporaryFolder>
beforeEach(async () => {
  folder = temporaryFolder()
  connector = await startFakeConnector()
  app = await start()
  await app.install(north, [ada, ben])
})
afterEach(async () => {
  await app.stop()
  await connector.close()
  folder.remove()
})

const start = () => startApp({ directory: folder.folder, connector, wrapStore: sharedStore })

/** Three times at once, twice after twenty seconds, once after a restart. */
async function tellOften(tell: () => Activity): Promise<readonly { readonly status: number; readonly body: unknown }[]> {
  const answers = await Promise.all([app.post(tell()), app.post(tell()), app.post(tell())])
  app.clock.advance(20_000)
  answers.push(await app.post(tell()), await app.post(tell()))
  await app.settled()
  await app.stop()
  app = await start()
  answers.push(await app.post(tell()))
  await app.settled()
  return answers
}

const entries = async () => entryPageReply.parse((await app.api('/api/me/notebook', { as: ada })).body).items
const resources = async () => resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources`, { as: ada })).body).items

test('M24: one message makes one entry and one answer; a service that has started anew says the same once more', async () => {
  const before = connector.sent().length
  const message = personalMessage(ada, 'note The coil sensor again')
  expect(new Set((await tellOften(() => message)).map(({ status }) => status))).toEqual(new Set([200]))
  expect(await entries()).toHaveLength(1)
  const replies = connector.sent().slice(before)
  expect(replies).toHaveLength(2)
  expect(new Set(replies.map(({ activity }) => wordsOf(cardOf(activity)))).size).toBe(1)
})

test('M24: a message whose answer could not be sent is answered when Teams tells it again', async () => {
  const before = connector.sent().length
  const message = personalMessage(ada, 'note The coil sensor again')
  connector.fail('send', { status: 503 }, 1)
  await app.post(message)
  await app.post(message)
  await app.post(message)
  expect(connector.sent()).toHaveLength(before + 2)
  expect(await entries()).toHaveLength(1)
})

test.each([
  ['M24: with one activity id', (form: Activity) => form],
  ['M25: with a new activity id and time for each', (form: Activity) => ({ ...form, id: nextActivityId(), timestamp: nextActivityId() })],
])('one form makes one resource and equal answers, %s', async (_how, again) => {
  const form = submitForm(ada, { team: north }, { submissionId: 'form-of-ada-0001', teamId: north.teamId, title: 'Defrost K4' })
  const [first, ...others] = await tellOften(() => again(form))
  for (const { status, body } of others) expect([status, body]).toEqual([200, first?.body])
  expect(await resources()).toHaveLength(1)
})

test('M24: an installation welcomes once', async () => {
  const before = connector.sent().length
  await tellOften(() => installationUpdate(north, ada, 'add'))
  expect(connector.sent()).toHaveLength(before)
})
