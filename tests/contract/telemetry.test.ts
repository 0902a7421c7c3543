/** What the service says of itself: health, `/metrics`, a line every minute, and ids on every line of its log. */
import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { createLog } from '#bot/log.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import { startApp, type StartedApp, type StartOptions } from '#tests/support/start-app.ts'
import { interceptedStore } from '#tests/support/store/intercepted-store.ts'
import { executeAction, query } from '#tests/support/teams/activities/extension.ts'
import { installationUpdate } from '#tests/support/teams/activities/installation.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, north, south } from '#tests/support/teams/cast.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }
const release = expect.stringMatching(/^\d+\.\d+\.\d+/u) as unknown
const token = 'a-token-of-at-least-32-characters'
let app: StartedApp
afterEach(() => app.stop())

async function started(options: StartOptions = {}): Promise<StartedApp> {
  app = await startApp(options)
  await app.install(north, [ada])
  return app
}

const scrape = (authorization?: string) => app.api('/metrics', { headers: authorization === undefined ? {} : { authorization } })

test('ready also says how long the outbox has kept its longest due notice', async () => {
  let isHeld = false
  const store = interceptedStore(async (call, args, proceed) => {
    if (isHeld && call === 'replace' && args[0] === 'ops') throw new StoreError('unavailable', 'Held.')
    return proceed()
  })
  await started({ wrapStore: store })
  expect((await app.api('/health/ready')).body).toEqual({ status: 'ready', store: 'ok', outboxOldestSeconds: 0, release })
  isHeld = true
  await app.install(south, [ada])
  app.clock.advance(600_000)
  const { status, body } = await app.api('/health/ready')
  expect([status, body]).toEqual([200, { status: 'ready', store: 'ok', outboxOldestSeconds: 600, release }])
  isHeld = false
  await app.settled()
  expect((await app.api('/health/ready')).body).toMatchObject({ outboxOldestSeconds: 0 })
})

test('a Teams that takes nothing for twenty minutes is seen, however often it was tried; what only waits for its time is not', async () => {
  await started()
  const oldest = async () => (await app.api('/health/ready')).body as { readonly outboxOldestSeconds: number }
  app.connector.fail('send', { status: 502 })
  await app.install(south, [ada])
  for (let minute = 0; minute < 20; minute += 1) {
    app.clock.advance(60_000)
    await app.settled()
  }
  expect((await oldest()).outboxOldestSeconds).toBe(1_200)
  app.connector.heal()
  app.clock.advance(3_600_000)
  await app.settled()
  expect(await oldest()).toMatchObject({ outboxOldestSeconds: 0 })
  await app.post(installationUpdate(south, ada, 'remove'))
  await app.settled()
  app.clock.advance(24 * 3_600_000)
  await app.settled()
  expect(await oldest()).toMatchObject({ outboxOldestSeconds: 0 })
})

test('without a token there is no /metrics', async () => {
  await started()
  expect((await scrape(`Bearer ${token}`)).status).toBe(404)
})

test.each([
  ['none', undefined],
  ['another one', 'Bearer another-token-of-32-characters---'],
  ['one of another length', 'Bearer x'],
  ['it without its scheme', token],
])('with %s nobody reads /metrics', async (_what, authorization) => {
  await started({ metricsToken: token })
  const { status, body } = await scrape(authorization)
  expect([status, body]).toEqual([401, expect.stringContaining('Send the value of METRICS_TOKEN')])
})

test('/metrics is OpenMetrics text that counts turns, requests, notices and the outbox', async () => {
  await started({ metricsToken: token })
  await app.post(query(ada, { team: north }, 'radiator'))
  await app.api(`/api/teams/${north.teamId}/resources`, { as: ada })
  const { status, headers, body } = await scrape(`bearer ${token}`)
  expect([status, headers.get('content-type')]).toEqual([200, 'application/openmetrics-text; version=1.0.0; charset=utf-8'])
  for (const line of [
    'commonplace_turn_duration_seconds_count{kind="query",outcome="answered"} 1',
    'commonplace_http_request_duration_seconds_count{method="GET",path="/api/teams/:teamId/resources",status="200"} 1',
    'commonplace_outbox_attempts_total{kind="welcome-team",status="done"} 1',
    'commonplace_outbox_oldest_seconds 0',
    'commonplace_store_throttled_total 0',
    `commonplace_build_info{version="${version}",commit=""} 1`,
  ])
    expect(String(body).split('\n')).toContain(line)
  expect(String(body).trimEnd().endsWith('# EOF')).toBe(true)
})

test('nothing in it tells who did what', async () => {
  await started({ metricsToken: token })
  await app.post(query(ada, { team: north }, 'a canary in the text'))
  await app.post(executeAction(ada, { team: north }, 'canary-verb', { resourceId: 'canary-id' }))
  const { body } = await scrape(`Bearer ${token}`)
  for (const secret of [ada.personId, ada.name, north.teamId, north.name, 'canary', token]) expect(String(body)).not.toContain(secret)
})

test('what went wrong is counted by what became of it', async () => {
  let isBroken = false
  await started({
    metricsToken: token,
    wrapStore: interceptedStore(async (_call, _args, proceed) => {
      if (isBroken) throw new RangeError('a bug')
      return proceed()
    }),
  })
  await app.post(executeAction(ada, { team: north }, 'helped', { teamId: north.teamId, resourceId: 'nobody-knows-it' }))
  isBroken = true
  await app.post(personalMessage(ada, 'note Lost'))
  isBroken = false
  const { body } = await scrape(`Bearer ${token}`)
  expect(String(body)).toContain('commonplace_turn_duration_seconds_count{kind="message",outcome="failed"} 1')
  expect(String(body)).toContain('commonplace_turn_duration_seconds_count{kind="card-action",outcome="answered"} 1')
})

test('a stop says what happened since the last minute', async () => {
  await started()
  await app.post(query(ada, { team: north }, 'radiator'))
  await app.stop()
  expect(app.log.events().filter((event) => event.startsWith('service.'))).toEqual([
    'service.started',
    'service.stopping',
    'service.metrics',
    'service.stopped',
  ])
  const reports = app.log.entries.filter(({ event }) => event === 'service.metrics')
  expect(reports).toHaveLength(1)
  expect(reports[0]).toMatchObject({ turnsFailed: 0, requestsFailed: 0, noticesGivenUp: 0, storeThrottled: 0 })
  expect(Number(reports[0]?.['turns'])).toBeGreaterThanOrEqual(3)
  expect(Number(reports[0]?.['turnP95Ms'])).toBeGreaterThan(0)
})

test('each line names the request and the turn, or the job, and no job the turn that began it', async () => {
  let lines = ''
  await started({ realLog: createLog('debug', { write: (line) => void (lines += line) }) })
  const shared = await app.api(`/api/teams/${north.teamId}/resources`, {
    as: ada,
    body: { kind: 'link', title: 'Shared', link: 'https://example.org/', why: '', body: '', tags: [], isRough: false, metricId: null },
    headers: { 'idempotency-key': 'telemetry-1' },
  })
  app.connector.fail('send', 'reset', 1)
  const asked = { ...personalMessage(ada, 'help'), id: 'the-activity' }
  const { headers } = await app.post(asked)
  await app.settled()
  const entries = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
  const of = (event: string) => entries.filter((entry) => entry['event'] === event)
  expect([shared.status, of('resource.shared')[0]?.['requestId']]).toEqual([201, shared.headers.get('x-request-id')])
  expect(of('turn.reply-failed')).toMatchObject([{ turnId: 'the-activity', requestId: headers.get('x-request-id') }])
  const jobs = of('outbox.attempted')
  expect(jobs.length).toBeGreaterThan(1)
  expect(new Set(jobs.map(({ jobId }) => jobId)).size).toBe(jobs.length)
  for (const job of jobs)
    expect([job['jobId'], job['requestId'], job['turnId']]).toEqual([expect.stringMatching(/^row:/u), undefined, undefined])
})
