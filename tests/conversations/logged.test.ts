/** The log holds ids and events: nothing that people wrote, no names, no tokens, no addresses' queries, whatever goes wrong. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { contract, type EndpointName } from '#domain/api/contract.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { resourcePageReply } from '#domain/api/replies.ts'
import { createLog } from '#bot/log.ts'
import { pathOf, recipes } from '#tests/support/api-recipes.ts'
import { entraRig, type EntraRig } from '#tests/support/entra/entra-rig.ts'
import { rawRequest } from '#tests/support/raw-request.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { interceptedStore } from '#tests/support/store/intercepted-store.ts'
import {
  executeAction,
  openForm,
  openFormOnMessage,
  query,
  queryLink,
  submitForm,
  submitFormOnMessage,
} from '#tests/support/teams/activities/extension.ts'
import { installationUpdate, membersAdded } from '#tests/support/teams/activities/installation.ts'
import { mentioningMessage, personalMessage } from '#tests/support/teams/activities/messages.ts'
import { aPerson, ben, cleo, north, type TestPerson } from '#tests/support/teams/cast.ts'
import { dialogOf } from '#tests/support/teams/read-answers.ts'

/** Nothing of ours looks like it; each is numbered, to see where one came from. */
let planted = 0
const canary = (): string => `canary-5f2c9e-${(planted += 1)}`
const team = { ...north, name: `Team ${canary()}` }
const ada: TestPerson = { ...aPerson('Ada Brandt'), name: `Ada ${canary()}` }
const inTeam = { team } as const
const minuteMs = 60_000

let app: StartedApp
let rig: EntraRig
let written = ''
/** What the store throws at every call, when it is to. */
let fault: ((args: readonly unknown[]) => Error) | null = null
const says = (['log', 'info', 'debug'] as const).map((method) => vi.spyOn(console, method))

beforeAll(async () => {
  app = await startApp({
    realLog: createLog('debug', { write: (line) => void (written += line) }),
    entra: async (connector, nowMs) => (rig = await entraRig()(connector, nowMs)),
    previews: { read: async () => Promise.reject(new Error(`no preview of ${canary()}`)) },
    wrapStore: interceptedStore(async (_call, args, proceed) => {
      if (fault !== null) throw fault(args)
      return proceed()
    }),
  })
  // The SDK looks at the machine's clock.
  vi.useFakeTimers({ toFake: ['Date'], now: app.clock.nowMs() })
  await app.install(team, [ada, ben])
})
afterAll(async () => {
  vi.useRealTimers()
  await app.stop()
})

function wait(ms: number): void {
  app.clock.advance(ms)
  vi.setSystemTime(app.clock.nowMs())
}

/** Every field that a person can fill. */
const form = () => ({
  title: `Title ${canary()}`,
  why: `Why ${canary()}`,
  body: `Body ${canary()}`,
  tags: canary(),
  link: `https://user-${canary()}.example.org/a?secret=${canary()}#${canary()}`,
})

/** Everything that comes in by way of Teams. */
async function talk(): Promise<void> {
  const share = { submissionId: randomUUID(), teamId: team.teamId, ...form() }
  await app.post(openForm(ada, inTeam))
  await app.post(submitForm(ada, inTeam, share))
  await app.post(submitForm(ada, inTeam, { ...share, submissionId: canary(), kind: canary(), [canary()]: canary() }))
  await app.post(query(ben, inTeam, `Title ${canary()}`))
  await app.post(queryLink(ben, inTeam, `https://commonplace.example/go/library/${team.teamId}/${randomUUID()}?secret=${canary()}`))
  for (const text of ['note', 'save', 'find', 'save https://example.org/?secret=', ''])
    await app.post(personalMessage(ada, `${text} ${canary()}`))
  await app.post(mentioningMessage(ada, inTeam, `find ${canary()}`))
  const about = { author: ben, html: `<p>${canary()} <a href="https://example.org/?${canary()}">x</a></p>` }
  const opened = await app.post(openFormOnMessage(ada, inTeam, about))
  const kept = opened.status === 200 ? dialogOf(opened) : null
  await app.post(
    submitFormOnMessage(ada, inTeam, about, { ...kept?.data, ...kept?.values, submissionId: randomUUID(), teamId: team.teamId }),
  )
  await app.post(executeAction(ben, 'groupChat', 'helped', { teamId: team.teamId, resourceId: randomUUID(), line: canary() }))
  await app.post(executeAction(ben, 'groupChat', canary(), { teamId: canary(), resourceId: canary() }))
  await app.post(membersAdded(team, ada, [{ ...cleo, name: canary() }]))
  await app.post(installationUpdate({ ...team, name: `Team ${canary()}` }, ada, 'add'))
  await app.settled()
}

/** Everything that comes in by way of the tab. */
async function browse(): Promise<void> {
  for (const [name, endpoint] of Object.entries(contract) as [EndpointName, Endpoint][]) {
    wait(minuteMs)
    const recipe = await Promise.resolve(recipes[name]({ app, as: ada })).catch(() => ({}))
    const path = pathOf(endpoint.path, recipe)
    const headers = { 'idempotency-key': canary(), 'x-note': canary(), cookie: `a=${canary()}`, 'if-match': '"r1"' }
    const authorization = await rig.authorization(ada)
    const more = `${path.includes('?') ? '&' : '?'}mode=import&secret=${canary()}&q=${canary()}&cursor=${canary()}`
    const { method } = endpoint
    const bodies = [JSON.stringify({ text: canary(), line: canary(), ...form() }), `{"title":"${canary()}`, `title,url\n${canary()},=x`]
    for (const body of method === 'GET' ? [''] : bodies)
      await rawRequest(`${app.url}${path}${more}`, { method, body, headers: { ...headers, authorization } })
    await rawRequest(`${app.url}${path}${more}`, { method, headers: { ...headers, authorization: `Bearer ${canary()}.${canary()}.x` } })
  }
  await rawRequest(`${app.url}/${canary()}?secret=${canary()}`, { method: 'GET', headers: { host: `${canary()}.example` } })
  await rawRequest(`${app.url}/api/messages`, { body: `{"text":"${canary()}`, headers: { authorization: `Bearer ${canary()}` } })
  await rawRequest(`${app.url}/api/messages`, { body: JSON.stringify({ type: canary(), text: canary() }) })
}

/** Lines of the log, and what was printed beside it, that hold what they must not. */
const leaks = (): readonly string[] =>
  [...written.split('\n'), ...says.flatMap(({ mock }) => mock.calls.map((call) => JSON.stringify(call)))].filter((line) =>
    /canary-5f2c9e|eyJ[\w-]{10}|Bearer |secret=/u.test(line),
  )
const eventsSoFar = (): readonly string[] => Array.from(written.matchAll(/"event":"([\w.-]+)"/gu), ([, event = '']) => event)

test('while all is well', async () => {
  await talk()
  await browse()
  const shared = await app.api(`/api/teams/${team.teamId}/resources?limit=100`, { as: ada })
  // What was planted did arrive.
  expect(JSON.stringify(resourcePageReply.parse(shared.body))).toContain('canary-5f2c9e')
  expect(eventsSoFar()).toEqual(expect.arrayContaining(['resource.shared', 'outbox.attempted', 'team.added', 'import.committed']))
  expect(leaks()).toEqual([])
})

test('while Teams can\u2019t be reached, and quotes what it was sent', async () => {
  for (const kind of ['send', 'member', 'roster-page'] as const)
    app.connector.fail(kind, { status: 400, code: 'BadSyntax', body: { error: { code: 'BadSyntax', message: `${canary()} is bad` } } })
  wait(6 * minuteMs)
  await talk()
  app.connector.heal()
  expect(leaks()).toEqual([])
})

test('while the store fails with what it was given in its message', async () => {
  fault = (args) =>
    Object.assign(new Error(`could not write ${JSON.stringify(args)} ${canary()}`), { body: args, request: { headers: canary() } })
  wait(6 * minuteMs)
  const before = eventsSoFar().length
  await talk()
  await browse()
  fault = null
  const since = eventsSoFar().slice(before)
  expect(since).toEqual(expect.arrayContaining(['turn.failed', 'http.failed']))
  expect(leaks()).toEqual([])
})
