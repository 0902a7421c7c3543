/** The channels of a team, for choosing where its round-up goes. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { channelsReply, problemReply } from '#domain/api/replies.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { ada, ben, cleo, north } from '#tests/support/teams/cast.ts'

const path = `/api/teams/${north.teamId}/channels`

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
  app.connector.setChannels(north, [
    { id: '19:controls@thread.tacv2', name: 'Controls', type: 'standard' },
    { id: '19:leads@thread.tacv2', name: 'Leads', type: 'private' },
  ])
})
afterEach(() => app.stop())

test('every member reads those that everybody sees, General first', async () => {
  expect(channelsReply.parse((await app.api(path, { as: ben })).body).items).toEqual([
    { channelId: null, name: 'General' },
    { channelId: '19:controls@thread.tacv2', name: 'Controls' },
  ])
})

test('nobody from outside does', async () => {
  expect((await app.api(path, { as: cleo })).status).toBe(404)
})

test.each([
  ['does not answer', 503, 503, 'roster-unreachable'],
  ['says that the app is gone', 404, 404, 'not-found'],
])('while Teams %s, it says so', async (_what, answered, status, code) => {
  app.connector.fail('channels', { status: answered })
  const reply = await app.api(path, { as: ben })
  expect([reply.status, problemReply.parse(reply.body).code]).toEqual([status, code])
})
