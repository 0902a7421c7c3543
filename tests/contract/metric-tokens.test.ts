/** Tokens with which programs give readings to one metric: what they open, and everything that they don't, on both stores. */
import { describe, expect, test } from 'vitest'
import { en } from '#domain/texts/en.ts'
import { limits } from '#domain/limits.ts'
import { tokenRoutes } from '#bot/api/token-routes.ts'
import { problemReply } from '#bot/http/error-reply.ts'
import type { HttpReply } from '#bot/ports/http-route.ts'
import type { KeptMetric } from '#bot/ports/metrics.ts'
import { deleteMetric } from '#bot/usecases/metrics/delete-metric.ts'
import { listTokens, makeToken, revokeToken } from '#bot/usecases/metrics/manage-tokens.ts'
import { setRetired } from '#bot/usecases/metrics/retire-metric.ts'
import { aSubmission, measuringTeam, storeEngines, system, type MeasuringTeam } from '#tests/support/metrics/measuring-team.ts'
import { partitionDocuments } from '#bot/store/transfer/store-source.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { ada, north, south } from '#tests/support/teams/cast.ts'

const tokenOf = async ({ deps, adaTheSteward }: MeasuringTeam, { metricId }: KeptMetric) =>
  makeToken(deps, adaTheSteward, { metricId, label: 'The flow that counts visits', submissionId: aSubmission() })

/** What the route answers, as the server would send it. */
async function put(
  { deps, log }: MeasuringTeam,
  given: { readonly text: string; readonly metric: Pick<KeptMetric, 'metricId'>; readonly body: unknown; readonly teamId?: string },
): Promise<HttpReply> {
  const [route] = tokenRoutes(deps)
  if (route === undefined) throw new Error('There is no route.')
  const head = {
    method: 'PUT',
    params: { teamId: given.teamId ?? north.teamId, metricId: given.metric.metricId },
    query: new URLSearchParams(),
    headers: { authorization: `Bearer ${given.text}` },
    requestId: 'request-1',
  }
  try {
    const caller = await route.admit?.(head)
    if (caller === undefined || caller === null || 'status' in caller) throw new Error('Nobody was admitted.')
    return await route.handle({ ...head, body: given.body, caller })
  } catch (error) {
    return problemReply(error, 'request-1', log.log)
  }
}

const october = { period: '2026-10', value: 77 }

describe.each(storeEngines)('on %s', (_name, open) => {
  test('one reading or many, again the same, and a correction that keeps what stood there', async () => {
    const team = await measuringTeam(open)
    const metric = await team.begin()
    const { text } = await tokenOf(team, metric)
    const send = async (body: unknown) => (await put(team, { text, metric, body })).body
    expect(await send(october)).toEqual({ added: 1, same: 0, changed: 0 })
    expect(await send(october)).toEqual({ added: 0, same: 1, changed: 0 })
    const readings = [
      { period: '2026-09-15', value: 70, note: 'a holiday' },
      { ...october, value: 78 },
    ]
    expect(await send({ readings })).toEqual({ added: 1, same: 0, changed: 1 })
    expect(await send({ readings })).toEqual({ added: 0, same: 2, changed: 0 })
    const kept = await team.deps.readings.of(team.cleoTheMember, metric.metricId)
    expect(kept).toMatchObject([
      { period: '2026-09', value: 70, note: 'a holiday', source: 'api', by: { personId: ada.personId } },
      { period: '2026-10', value: 78, corrections: 1 },
    ])
  })

  test('it opens its own metric and nothing else, and says so', async () => {
    const team = await measuringTeam(open)
    const [metric, other] = [await team.begin(), await team.begin({ name: 'Repeat visits' })]
    const { text } = await tokenOf(team, metric)
    const refused = await put(team, { text, metric: other, body: october })
    expect(refused).toMatchObject({ status: 403, body: { code: 'other-metric', title: en.errors['other-metric'].what } })
    expect(await put(team, { text, metric, teamId: south.teamId, body: october })).toMatchObject({
      status: 403,
      body: { code: 'other-metric' },
    })
    expect(await team.deps.readings.all(team.cleoTheMember)).toEqual(new Map())
  })

  test('revoked, it opens nothing from then on; who made it and when it was used last stays to be seen until then', async () => {
    const team = await measuringTeam(open)
    const { deps, adaTheSteward, cleoTheMember, begin, pass } = team
    const metric = await begin()
    const { text, token } = await tokenOf(team, metric)
    const listed = async () => listTokens(deps, cleoTheMember, metric)
    expect(await listed()).toMatchObject([{ label: 'The flow that counts visits', by: { name: ada.name }, lastUsedOn: null }])
    await put(team, { text, metric, body: october })
    await pass(2)
    await put(team, { text, metric, body: october })
    expect(await listed()).toMatchObject([{ lastUsedOn: '2026-11-27' }])
    await revokeToken(deps, adaTheSteward, { metricId: metric.metricId, tokenId: token.tokenId })
    await revokeToken(deps, adaTheSteward, { metricId: metric.metricId, tokenId: token.tokenId })
    expect(await listed()).toEqual([])
    expect(await put(team, { text, metric, body: october })).toMatchObject({ status: 401, body: { code: 'token-refused' } })
    const { items } = await deps.audit.list(adaTheSteward, { limit: 10 })
    expect(items.map(({ act }) => act).toSorted()).toEqual(['metric-token-made', 'metric-token-revoked'])
  })

  test('its secret stands nowhere: neither in the store nor in the log', async () => {
    const team = await measuringTeam(open)
    const metric = await team.begin()
    const { text } = await tokenOf(team, metric)
    await put(team, { text, metric, body: october })
    const secret = text.split('.')[1] ?? ''
    expect(secret).toHaveLength(43)
    const stored: string[] = []
    for await (const { document } of partitionDocuments(team.store, 'app', teamPartition(team.cleoTheMember)))
      stored.push(JSON.stringify(document))
    expect(stored.length).toBeGreaterThan(3)
    expect([...stored, team.log.text()].filter((held) => held.includes(secret))).toEqual([])
  })
})

test.each([
  ['a reading in the future', { period: '2026-12', value: 1 }, { period: 'future' }],
  ['a week where there are months', { period: '2026-W40', value: 1 }, { period: 'other-cadence' }],
  ['a value beyond what can be', { readings: [october, { period: '2026-09', value: 101 }] }, { 'readings.1.value': 'out-of-bounds' }],
  ['a period twice', { readings: [october, { period: '2026-10-02', value: 77 }] }, { 'readings.1.period': 'period-twice' }],
])('%s is refused by its place, and nothing of the rest is stored', async (_what, body, fields) => {
  const team = await measuringTeam()
  const metric = await team.begin()
  const { text } = await tokenOf(team, metric)
  expect(await put(team, { text, metric, body })).toMatchObject({ status: 400, body: { code: 'invalid-input', fields } })
  expect(await team.deps.readings.of(team.cleoTheMember, metric.metricId)).toEqual([])
})

test.each<[unknown, string]>([
  [{}, 'period'],
  [{ readings: [] }, 'readings'],
  [{ readings: 7 }, 'readings'],
  [{ readings: [october, { period: '2026-09', value: 'many' }] }, 'readings.1.value'],
  [{ ...october, value: '77' }, 'value'],
  [{ ...october, value: null }, 'value'],
  [null, ''],
  ['2026-10,77', ''],
  [{ readings: Array.from({ length: 2_001 }, () => october) }, 'readings'],
])('a body of another shape is refused by its place: %j', async (body, field) => {
  const team = await measuringTeam()
  const metric = await team.begin()
  const { text } = await tokenOf(team, metric)
  const answer = await put(team, { text, metric, body })
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-input' } })
  expect((answer.body as { readonly fields: Readonly<Record<string, string>> }).fields).toHaveProperty([field], 'wrong-type')
})

test('what is no token, belongs to nobody, or was made up opens nothing', async () => {
  const team = await measuringTeam()
  const metric = await team.begin()
  const { text } = await tokenOf(team, metric)
  const [place = '', secret = ''] = text.split('.')
  const elsewhere = Buffer.from(`t/${north.teamId}/${metric.metricId}/${'0'.repeat(32)}`).toString('base64url')
  for (const shown of [
    '',
    'commonplace_',
    `${place}.${'A'.repeat(43)}`,
    `commonplace_${elsewhere}.${secret}`,
    `${text}x`,
    text.slice(0, -1),
    secret,
  ])
    expect(await put(team, { text: shown, metric, body: october }), shown).toMatchObject({ status: 401, body: { code: 'token-refused' } })
  expect(await put(team, { text, metric, body: october })).toMatchObject({ status: 200 })
})

test('of a retired metric and of a deleted one it opens nothing, and neither when the team has the app no more', async () => {
  const team = await measuringTeam()
  const { deps, adaTheSteward, cleoTheMember, begin } = team
  const [retired, deleted, standing] = [await begin(), await begin(), await begin()]
  const [one, other, third] = [await tokenOf(team, retired), await tokenOf(team, deleted), await tokenOf(team, standing)]
  await setRetired(deps, cleoTheMember, { metricId: retired.metricId, isRetired: true })
  expect(await put(team, { text: one.text, metric: retired, body: october })).toMatchObject({
    status: 409,
    body: { code: 'metric-retired' },
  })
  await deleteMetric(deps, adaTheSteward, deleted)
  expect(await put(team, { text: other.text, metric: deleted, body: october })).toMatchObject({ status: 401 })
  const known = await deps.registry.read(system, north.teamId)
  if (known === null) expect.fail('The team is known.')
  await deps.registry.write(system, { ...known.team, status: 'removed' }, { at: '2026-11-25T10:00:00.000Z', replaces: known.version })
  expect(await put(team, { text: third.text, metric: standing, body: october })).toMatchObject({
    status: 401,
    body: { code: 'token-refused' },
  })
})

test('who sends too often waits, and nobody else does', async () => {
  const team = await measuringTeam()
  const metric = await team.begin()
  const [one, other] = [await tokenOf(team, metric), await tokenOf(team, metric)]
  const answers = []
  for (let at = 0; at <= limits.requestsPerTokenMinute; at += 1)
    answers.push((await put(team, { text: one.text, metric, body: october })).status)
  expect(answers.filter((status) => status === 200)).toHaveLength(limits.requestsPerTokenMinute)
  expect(answers.at(-1)).toBe(429)
  expect((await put(team, { text: other.text, metric, body: october })).status).toBe(200)
})

test('a form whose answer was lost makes the same token with another secret, until it is used', async () => {
  const team = await measuringTeam()
  const { deps, adaTheSteward, cleoTheMember, begin } = team
  const metric = await begin()
  const input = { metricId: metric.metricId, label: 'Flow', submissionId: aSubmission() }
  const lost = await makeToken(deps, adaTheSteward, input)
  const seen = await makeToken(deps, adaTheSteward, input)
  expect(await listTokens(deps, cleoTheMember, metric)).toHaveLength(1)
  expect((await put(team, { text: lost.text, metric, body: october })).status).toBe(401)
  expect((await put(team, { text: seen.text, metric, body: october })).status).toBe(200)
  await expect(makeToken(deps, adaTheSteward, input)).rejects.toMatchObject({ code: 'submission-reused' })
})

test('there are as many as there can be, and no more', async () => {
  const team = await measuringTeam()
  const metric = await team.begin()
  for (let count = 0; count < limits.maxTokensPerMetric; count += 1) await tokenOf(team, metric)
  await expect(tokenOf(team, metric)).rejects.toMatchObject({ code: 'limit-reached' })
})
