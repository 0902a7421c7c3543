/** The process ends between the two steps of passing on: the resource is there, the entry doesn't know. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { entryPageReply, entryReply, resourcePageReply, resourceReply } from '#domain/api/replies.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { interceptedStore } from '#tests/support/store/intercepted-store.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'

let app: StartedApp
let entryId: string
let isDying: boolean
let halfDone: number
beforeEach(async () => {
  isDying = false
  app = await startApp({
    wrapStore: interceptedStore((call, args, proceed) => {
      const isEntry = call === 'replace' && (args[1] as { readonly type: string }).type === 'entry'
      return isDying && isEntry ? Promise.reject(new Error('The process has ended.')) : proceed()
    }),
  })
  await app.install(north, [ada, ben])
  const headers = { 'idempotency-key': randomUUID() }
  entryId = entryReply.parse((await app.api('/api/me/notebook', { as: ben, body: { text: 'A thought' }, headers })).body).entryId
  isDying = true
  halfDone = (await passOn('First words')).status
  isDying = false
})
afterEach(() => app.stop())

const passOn = (title: string) =>
  app.api(`/api/me/notebook/${entryId}/pass-on`, {
    as: ben,
    body: { teamId: north.teamId, title },
    headers: { 'idempotency-key': randomUUID() },
  })
const library = async () => resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources`, { as: ada })).body).items
const entry = async () => entryPageReply.parse((await app.api('/api/me/notebook', { as: ben })).body).items[0]

test.each(['First words', 'Other words'])('passed on again with %j, the entry names what was made', async (title) => {
  expect(halfDone).toBe(500)
  const { resourceId } = resourceReply.parse((await passOn(title)).body)
  expect(await library()).toMatchObject([{ resourceId, title: 'First words' }])
  expect(await entry()).toMatchObject({ status: 'shared', resource: { teamId: north.teamId, resourceId } })
})

test.each(['First words', 'Other words'])('when that was deleted meanwhile, %j make a new one', async (title) => {
  const [made] = await library()
  await app.api(`/api/teams/${north.teamId}/resources/${made?.resourceId}`, { as: ben, method: 'DELETE' })
  const { resourceId } = resourceReply.parse((await passOn(title)).body)
  expect(resourceId).not.toBe(made?.resourceId)
  expect(await library()).toMatchObject([{ resourceId, title }])
  expect(await entry()).toMatchObject({ status: 'shared', resource: { resourceId } })
})
