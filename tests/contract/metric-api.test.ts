/** The handlers of metrics: each answer fits the reply that its endpoint promises, as it goes over the wire. */
import { expect, test } from 'vitest'
import { metricEndpoints, tokenEndpoints } from '#domain/api/endpoints/metrics.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { contract } from '#domain/api/contract.ts'
import { problemReply as problemSchema } from '#domain/api/replies.ts'
import { en } from '#domain/texts/en.ts'
import { parsed } from '#bot/api/mount-contract.ts'
import { metricHandlers } from '#bot/api/metric-handlers.ts'
import { problemReply } from '#bot/http/error-reply.ts'
import { openapiRoute } from '#bot/api/openapi.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { aMetricForm, aSubmission, measuringTeam } from '#tests/support/metrics/measuring-team.ts'
import { ada, north } from '#tests/support/teams/cast.ts'

type Name = keyof typeof metricEndpoints
type Given = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly revision?: number
}

/** Calls it as the mounted route would: what comes in is parsed, what goes out too. */
async function calling() {
  const team = await measuringTeam()
  const handlers = metricHandlers(team.deps)
  const call = async (name: Name, given: Given = {}): Promise<Record<string, unknown>> => {
    const endpoint: Endpoint = metricEndpoints[name]
    const handler = handlers[name] as (
      actor: unknown,
      call: unknown,
    ) => Promise<{ readonly reply: unknown; readonly revision?: number; readonly file?: string }>
    const { reply, revision, file } = await handler(endpoint.access === 'steward' ? team.adaTheSteward : team.cleoTheMember, {
      params: given.params ?? {},
      query: endpoint.query === undefined ? undefined : parsed(endpoint.query, given.query ?? {}),
      body: endpoint.takesFile === true || endpoint.body === undefined ? given.body : parsed(endpoint.body, given.body),
      submissionId: endpoint.method === 'POST' ? aSubmission() : undefined,
      revision: given.revision,
    })
    if (endpoint.givesFile === true) return { file }
    expect(revision !== undefined, `${name} has an ETag`).toBe(endpoint.hasEtag === true)
    const shown = parsed(endpoint.reply, reply)
    expect(JSON.parse(JSON.stringify(shown)), name).toEqual(shown)
    return shown as Record<string, unknown>
  }
  return { ...team, call }
}

test('every endpoint of metrics answers in the shape that it promises', async () => {
  const { call } = await calling()
  const called = new Set<Name>()
  const tried: typeof call = (name, given) => {
    called.add(name)
    return call(name, given)
  }
  const made = await tried('createMetric', { body: aMetricForm({ target: 80 }) })
  const params = { metricId: String(made['metricId']) }
  const body = { ...aMetricForm({ goal: 'Another', target: 80 }), ownerId: ada.personId }
  expect(await tried('editMetric', { params, body, revision: 1 })).toMatchObject({
    goal: 'Another',
    owner: { name: ada.name },
    revision: 2,
  })
  expect(await tried('getMetricHistory', { params })).toMatchObject({ items: [{ revision: 1, goal: aMetricForm().goal }] })

  const rows = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')},${String(70 + (at % 3))}`)
  const table = ['month,value', ...rows].join('\n')
  const sound = await tried('takeTable', { params, body: table })
  expect(sound).toMatchObject({ outcome: 'sound', added: 12 })
  const query = { mode: 'import', content: 'base64', confirmation: String(sound['confirmation']) }
  const file = Buffer.from(`\uFEFF${table}`).toString('base64')
  expect(await tried('takeTable', { params, query, body: file })).toEqual({ outcome: 'imported', added: 12, same: 0, changed: 0 })
  expect(await tried('takeTable', { params, body: `${table}\n2026-01,many` })).toMatchObject({
    outcome: 'faulty',
    faults: [{ row: 14, column: 'value', value: 'many', fault: 'not-a-number' }],
  })
  const october = { ...params, period: '2026-10' }
  expect(await tried('giveReading', { params: october, body: { value: 90, seen: null } })).toEqual({ added: 1, same: 0, changed: 0 })
  await tried('giveReading', { params: october, body: { value: 99, note: 'counted again', seen: 90 } })
  expect(await tried('listCorrections', { params: october })).toMatchObject({ items: [{ value: 90 }] })

  expect(await tried('exportReadings', { params })).toEqual({ file: expect.stringContaining('2026-10,99,counted again\r\n') })
  const noted = await tried('addAnnotation', { params, body: { date: '2026-10-05', text: 'A new van' } })
  const annotation = { ...params, annotationId: String(noted['annotationId']) }
  await tried('editAnnotation', { params: annotation, body: { date: '2026-10-06', text: 'Two new vans' }, revision: 1 })
  await tried('rebaseMetric', { params: { ...params, date: '2026-10-01' }, body: { reason: 'Two vans' } })
  expect(await tried('getMetric', { params })).toMatchObject({
    latest: { period: '2026-10', value: 99 },
    series: { stretches: [{ state: 'locked' }, { rebase: { reason: 'Two vans' } }], annotations: [{ text: 'Two new vans' }] },
    readings: expect.arrayContaining([expect.objectContaining({ period: '2026-10', corrections: 1, note: 'counted again' })]),
    mayDelete: false,
  })
  await tried('undoRebase', { params: { ...params, date: '2026-10-01' } })
  await tried('removeAnnotation', { params: annotation })
  expect(await tried('listMetrics')).toMatchObject({
    items: [
      {
        metric: { name: 'First-time fix rate' },
        due: null,
        onTarget: 'not-without-change',
        verdict: { kind: 'changed', around: '2026-10' },
      },
    ],
  })

  const token = await tried('makeMetricToken', { params, body: { label: 'Flow' } })
  expect(token['address']).toBe(tokenEndpoints.writeReadings.path.replace('{teamId}', north.teamId).replace('{metricId}', params.metricId))
  const listed = await tried('listMetricTokens', { params })
  expect(listed).toEqual({ items: [token['token']] })
  const { tokenId } = token['token'] as { readonly tokenId: string }
  await tried('revokeMetricToken', { params: { ...params, tokenId } })

  expect(await tried('setMetricRetired', { params, body: { isRetired: true } })).toMatchObject({ retiredAt: '2026-11-25T09:00:00.000Z' })
  await tried('deleteMetric', { params })
  expect(await tried('listDeletedMetrics')).toMatchObject({
    items: [{ metric: { metricId: params.metricId }, deletedBy: { name: ada.name } }],
  })
  expect(await tried('restoreMetric', { params })).toMatchObject({ retiredAt: '2026-11-25T09:00:00.000Z' })
  expect([...called].toSorted()).toEqual(Object.keys(metricEndpoints).toSorted())
})

test('a questioned name comes with what raised it and with examples, and can be kept', async () => {
  const { call } = await calling()
  const body = aMetricForm({ name: 'Posts per week' })
  const refused = await call('createMetric', { body }).catch((error: unknown) => problemReply(error, 'request-1', recordingLog().log))
  expect(refused).toMatchObject({ status: 409, body: { code: 'name-questioned', question: { kind: 'activity', words: 'Posts' } } })
  const { question, detail } = problemSchema.parse((refused as { readonly body: unknown }).body)
  expect(detail).toContain('first-time fix rate')
  expect(en.metrics.nameQuestion[question?.kind ?? 'learning'](question?.words ?? '')).toContain('\u201CPosts\u201D')
  expect(await call('createMetric', { body: { ...body, keepName: true } })).toMatchObject({ name: 'Posts per week' })
})

test.each([
  ['getMetric', { metricId: 'none' }],
  ['listCorrections', { metricId: '01990000-0000-7000-8000-000000000001', period: '2026-13' }],
  ['listCorrections', { metricId: '01990000-0000-7000-8000-000000000001', period: '2026-10' }],
  ['undoRebase', { metricId: '01990000-0000-7000-8000-000000000001', date: 'yesterday' }],
  ['removeAnnotation', { metricId: '01990000-0000-7000-8000-000000000001', annotationId: '../x' }],
  ['revokeMetricToken', { metricId: '01990000-0000-7000-8000-000000000001', tokenId: 'x' }],
] as const)('%s of what can be none is not found: %j', async (name, params) => {
  const { call } = await calling()
  await expect(call(name, { params })).rejects.toMatchObject({ code: 'not-found' })
})

test.each(['a', 'not base64', 'QUJD=QUJ'])('bytes that are none are refused: %j', async (body) => {
  const { call, begin } = await calling()
  const { metricId } = await begin()
  await expect(call('takeTable', { params: { metricId }, query: { content: 'base64' }, body })).rejects.toMatchObject({
    code: 'unreadable-body',
  })
})

test('its names and paths are free in the contract, so that it can be mounted beside the rest', () => {
  const known: readonly (readonly [string, Endpoint])[] = Object.entries(contract)
  const taken = new Set(known.filter(([name]) => !(name in metricEndpoints)).map(([, { method, path }]) => `${method} ${path}`))
  const ours = [...Object.values(metricEndpoints), ...Object.values(tokenEndpoints)].map(({ method, path }) => `${method} ${path}`)
  expect(new Set(ours).size).toBe(ours.length)
  expect(ours.filter((one) => taken.has(one))).toEqual([])
})

test('what programs call with a token is described with its token, and without what only forms have', async () => {
  const route = openapiRoute('1', { ...metricEndpoints, ...tokenEndpoints })
  const { body } = await route.handle({
    method: 'GET',
    params: {},
    query: new URLSearchParams(),
    headers: {},
    body: undefined,
    requestId: '1',
  })
  const { paths } = body as { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters: unknown }>>>> }
  const write = paths[tokenEndpoints.writeReadings.path]?.['put']
  expect(write).toMatchObject({
    operationId: 'writeReadings',
    security: [{ token: [] }],
    parameters: [{ name: 'teamId' }, { name: 'metricId' }],
  })
  expect(JSON.stringify(write)).toContain('"readings"')
  expect(JSON.stringify(paths[metricEndpoints.takeTable.path]?.['post'])).toContain('text/plain')
})
