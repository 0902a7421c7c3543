/** A8: who asks for too much waits, and nobody else does; it is decided before a body is read. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { problemReply } from '#domain/api/replies.ts'
import { limits } from '#domain/limits.ts'
import { entraRig, type EntraRig } from '#tests/support/entra/entra-rig.ts'
import { rawRequest } from '#tests/support/raw-request.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { query, submitForm } from '#tests/support/teams/activities/extension.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'
import { cardOf, dialogOf, sentenceOf, wordsOf } from '#tests/support/teams/read-answers.ts'

let app: StartedApp
let rig: EntraRig
beforeEach(async () => {
  app = await startApp({ entra: async (connector, nowMs) => (rig = await entraRig()(connector, nowMs)) })
  vi.useFakeTimers({ toFake: ['Date'], now: app.clock.nowMs() })
  await app.install(north, [ada, ben])
})
afterEach(async () => {
  vi.useRealTimers()
  await app.stop()
})

const library = `/api/teams/${north.teamId}/library`
const resources = `/api/teams/${north.teamId}/resources`
/** Statuses by how often they came. */
async function ask(times: number, path: string, as = ada): Promise<Readonly<Record<number, number>>> {
  const counts: Record<number, number> = {}
  for (let at = 0; at < times; at += 1) {
    const { status } = await app.api(path, { as })
    counts[status] = (counts[status] ?? 0) + 1
  }
  return counts
}
const share = (as = ada) => app.api(resources, { as, body: { title: 'K4' }, headers: { 'idempotency-key': randomUUID() } })

test('A8: of a thousand requests in a minute from one person the most are refused, and others are not affected', async () => {
  const allowed = limits.requestsPerPersonMinute
  expect(await ask(1_000, library)).toEqual({ 200: allowed, 429: 1_000 - allowed })
  const { status, headers, body } = await app.api(library, { as: ada })
  expect([status, headers.get('retry-after'), headers.get('content-type')]).toEqual([429, '1', 'application/problem+json'])
  expect(problemReply.parse(body)).toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 1 })
  expect((await app.api(library, { as: ben })).status).toBe(200)
  app.clock.advance(1_000)
  expect(await ask(10, library)).toEqual({ 200: 6, 429: 4 })
})

test('A8: changes have a smaller measure, and reading goes on', async () => {
  const answers: number[] = []
  for (let at = 0; at < limits.changesPerPersonMinute + 5; at += 1) answers.push((await share()).status)
  expect(answers.filter((status) => status === 201)).toHaveLength(limits.changesPerPersonMinute)
  expect(answers.slice(-5)).toEqual([429, 429, 429, 429, 429])
  expect((await app.api(library, { as: ada })).status).toBe(200)
  expect((await share(ben)).status).toBe(201)
})

test('A8: whole files have the smallest', async () => {
  expect(await ask(limits.transfersPerPersonHour + 1, `/api/teams/${north.teamId}/export`)).toEqual({
    200: limits.transfersPerPersonHour,
    429: 1,
  })
})

test('A8: the body of one request too many is not read, and neither is that of somebody unknown', async () => {
  await ask(limits.requestsPerPersonMinute, library)
  const headers = { authorization: await rig.authorization(ada), 'idempotency-key': randomUUID() }
  expect((await rawRequest(`${app.url}${resources}`, { headers, body: '{"title":' })).status).toBe(429)
  for (const path of [resources, '/api/messages']) expect((await rawRequest(`${app.url}${path}`, { body: '{"title":' })).status).toBe(401)
  const teams = { authorization: await rig.botAuthorization(rig.serviceUrl) }
  expect((await rawRequest(`${app.url}/api/messages`, { body: '{"title":', headers: teams })).status).toBe(400)
})

test('A8: an address that only guesses has to wait; nobody is verified meanwhile', async () => {
  const guess = () => app.api(library, { headers: { authorization: 'Bearer a.b.c' } })
  const tries = limits.requestsPerAddressMinute / limits.costOfUnknownCaller
  for (let at = 0; at < tries; at += 1) await guess()
  const asked = rig.issuer.asked()
  expect((await guess()).status).toBe(429)
  expect(rig.issuer.asked()).toBe(asked)
  app.clock.advance(60_000)
  expect((await app.api(library, { as: ada })).status).toBe(200)
})

test('A8: in the chat it is said in a sentence, forms keep what was typed, and a flood of messages is told so once', async () => {
  await ask(limits.requestsPerPersonMinute, library)
  expect(sentenceOf(await app.post(query(ada, { team: north }, 'k4')))).toContain('You asked for a lot in a short time.')
  const form = { submissionId: 'form-of-ada-0001', teamId: north.teamId, title: 'Defrost K4' }
  const kept = dialogOf(await app.post(submitForm(ada, { team: north }, form)))
  expect(kept.words).toContain('You asked for a lot in a short time.')
  expect(kept.values).toMatchObject({ title: 'Defrost K4' })
  const before = app.connector.sent().length
  for (let at = 0; at < 20; at += 1) expect((await app.post(personalMessage(ada, 'hi'))).status).toBe(200)
  const replies = app.connector.sent().slice(before)
  expect(replies.map(({ activity }) => wordsOf(cardOf(activity)))).toEqual([expect.stringContaining('You asked for a lot')])
  await app.post(personalMessage(ben, 'hi'))
  expect(app.connector.sent()).toHaveLength(before + 2)
})
