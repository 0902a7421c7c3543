/**
 * Thousands of requests that are almost right, at every door: none is a fault of ours, says anything of the inside, or is left without
 * an answer, and the service lives. `COMMONPLACE_FUZZ_CASES` sets how many, `COMMONPLACE_FUZZ_SEED` which.
 */
import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract, type EndpointName } from '#domain/api/contract.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { resourcePageReply } from '#domain/api/replies.ts'
import { readLibraryLink } from '#domain/links/library-link.ts'
import { parseLink } from '#domain/links/canonical-link.ts'
import { pathOf, recipes, type Recipe } from '#tests/support/api-recipes.ts'
import { fuzzCases, fuzzSeed, inside, oddText, oddValue, spoilt } from '#tests/support/fuzz.ts'
import { oddFile, oddLink, oddTarget } from '#tests/support/fuzz-inputs.ts'
import { rawRequest, type RawAnswer } from '#tests/support/raw-request.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import type { Activity } from '#tests/support/teams/activities/activity.ts'
import {
  executeAction,
  initialRun,
  invoke,
  openForm,
  openFormOnMessage,
  query,
  queryLink,
  submitForm,
  submitFormOnMessage,
} from '#tests/support/teams/activities/extension.ts'
import { botAdded, botRemoved, installationUpdate, membersAdded, membersRemoved } from '#tests/support/teams/activities/installation.ts'
import { mentioningMessage, personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, ben, north, south } from '#tests/support/teams/cast.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

const patienceMs = 20_000
const timeout = 60_000 + fuzzCases * 20

/** @returns what failed, in words, or null */
async function tried<Case>(part: number, cases: fc.Arbitrary<Case>, attempt: (one: Case) => Promise<void>): Promise<string | null> {
  const details = await fc.check(fc.asyncProperty(cases, attempt), { seed: fuzzSeed, numRuns: Math.ceil(fuzzCases * part) })
  return details.failed ? (fc.defaultReportMessage(details) ?? 'failed') : null
}

let app: StartedApp
let resourceId = ''
/** All that were answered. */
const statuses = new Set<number>()
beforeAll(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
  await shareAs(app, ada, north, { title: 'Defrost K4', link: 'https://example.org/k4' })
  const { items } = resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources`, { as: ada })).body)
  resourceId = items[0]?.resourceId ?? ''
})
afterAll(() => app.stop())

/** Sent as it is; rejects when no answer comes. */
async function send(path: string, options: Parameters<typeof rawRequest>[1]): Promise<RawAnswer> {
  const hung = Promise.withResolvers<never>()
  const timer = setTimeout(() => hung.reject(new Error(`No answer: ${path}`)), patienceMs)
  try {
    return await Promise.race([rawRequest(`${app.url}${path}`, options), hung.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** 501 for invokes of another time and 503 with a time to wait are documented; every other answer above 499 is a fault of ours. */
function expectSound({ status, headers, body }: RawAnswer): void {
  statuses.add(status)
  expect(body).not.toMatch(inside)
  const isDocumented = status === 501 ? body.includes('NotImplemented') : status === 503 && headers['retry-after'] !== undefined
  if (status >= 500 && !isDocumented) throw new Error(`${status}: ${body.slice(0, 500)} ${JSON.stringify(app.log.entries.at(-1))}`)
}

const tell = async (activity: unknown): Promise<void> =>
  expectSound(await send('/api/messages', { body: JSON.stringify({ serviceUrl: app.connector.serviceUrl, ...(activity as Activity) }) }))

const about = { author: ben, html: '<p>Clear coil <a href="https://example.org/k4">sheet</a></p><ol><li>Off</li></ol>' }
const form = {
  teamId: north.teamId,
  title: 'K4',
  why: 'When it beeps',
  body: 'One\nTwo',
  tags: 'k4',
  link: 'https://example.org/x',
  kind: 'aid',
}
const activities: readonly (() => Activity)[] = [
  () => personalMessage(ada, 'hi'),
  () => personalMessage(ada, 'note The coil\nagain'),
  () => personalMessage(ada, 'save https://example.org/a'),
  () => personalMessage(ada, 'find defrost'),
  () => mentioningMessage(ada, { team: north }, 'find k4'),
  () => installationUpdate(south, ada, 'add'),
  () => installationUpdate(south, ada, 'remove'),
  () => botAdded(south, ada),
  () => botRemoved(south, ada),
  () => membersAdded(north, ada, [ben]),
  () => membersRemoved(south, ada, [ben], { withoutEntraId: true }),
  () => initialRun(ada, { team: north }),
  () => query(ada, 'groupChat', 'k4 #tag "a phrase" kind:aid'),
  () => queryLink(ada, { team: north }, `https://commonplace.example/go/library/${north.teamId}/${resourceId}`),
  () => openForm(ada, 'personal'),
  () => openFormOnMessage(ada, { team: north }, about),
  () => submitForm(ada, { team: north }, { submissionId: randomUUID(), ...form }),
  () => submitFormOnMessage(ada, { team: north }, about, { submissionId: randomUUID(), ...form }),
  () => submitFormOnMessage(ada, 'personal', about, { submissionId: randomUUID(), ...form, teamId: 'me' }),
  () => executeAction(ada, 'groupChat', 'helped', { teamId: north.teamId, resourceId, line: 'An hour' }),
  () => executeAction(ada, { team: north }, 'save', { teamId: north.teamId, resourceId }),
  () => invoke(ada, 'personal', 'task/fetch', { commandContext: 'compose' }),
]

test('activities', { timeout }, async () => {
  const anything = fc.record({ type: oddText, name: oddText, value: oddValue, channelData: oddValue, entities: oddValue, text: oddText })
  const cases = fc.oneof(
    { weight: 9, arbitrary: spoilt(activities) },
    { weight: 1, arbitrary: anything },
    { weight: 1, arbitrary: oddValue },
  )
  expect(await tried(0.3, cases, tell)).toBeNull()
})

test('data of cards and forms', { timeout }, async () => {
  const names = [
    'teamId',
    'resourceId',
    'line',
    'title',
    'why',
    'body',
    'tags',
    'link',
    'kind',
    'knownLink',
    'isRough',
    'submissionId',
    'isFull',
    'verb',
  ]
  const data = fc.dictionary(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, oddText), oddValue, { maxKeys: 8 })
  const known = fc.constantFrom<object>({}, { teamId: north.teamId }, { teamId: north.teamId, resourceId }, { teamId: 'me' }, form)
  const cases = fc
    .tuple(data, known, fc.constantFrom('helped', 'save', 'share', 'find', 'view', 'own'), fc.nat({ max: 3 }))
    .map(([odd, sound, verb, how]) => {
      const all = { ...sound, ...odd }
      if (how === 0) return executeAction(ada, 'groupChat', verb, all)
      if (how === 1) return submitForm(ada, { team: north }, all, verb)
      if (how === 2) return submitFormOnMessage(ada, { team: north }, about, all)
      return invoke(ada, 'personal', 'adaptiveCard/action', { action: { type: 'Action.Execute', verb, data: all }, trigger: odd })
    })
  expect(await tried(0.2, cases, tell)).toBeNull()
})

test('bodies, queries and headers of the API', { timeout }, async () => {
  const endpoints = Object.entries(contract) as [EndpointName, Endpoint][]
  const sound = new Map<EndpointName, { readonly recipe: Recipe; uses: number }>()
  const soundRecipe = async (name: EndpointName): Promise<Recipe> => {
    const known = sound.get(name)
    if (known !== undefined && (known.uses += 1) < 10) return known.recipe
    const recipe = await recipes[name]({ app, as: ada })
    sound.set(name, { recipe, uses: 0 })
    return recipe
  }
  const cases = fc.record({
    endpoint: fc.constantFrom(...endpoints),
    how: fc.constantFrom('field', 'field', 'extra', 'whole', 'cut', 'param'),
    value: oddValue,
    text: oddText,
    query: fc.dictionary(
      fc.constantFrom('limit', 'cursor', 'q', 'sort', 'kind', 'tag', 'link', 'name', 'format', 'mode', 'fileName', '__proto__'),
      oddText,
      { maxKeys: 3 },
    ),
    header: fc.constantFrom('if-match', 'idempotency-key', 'content-type', 'authorization', 'accept', 'x-forwarded-for', 'origin'),
  })
  const failure = await tried(0.25, cases, async ({ endpoint: [name, { path, method }], how, value, text, query: asked, header }) => {
    const recipe = await soundRecipe(name)
    const body = typeof recipe.body === 'object' && recipe.body !== null ? (recipe.body as Record<string, unknown>) : {}
    const [field = 'title'] = Object.keys(body)
    const json =
      how === 'whole' ? value : how === 'field' ? { ...body, [field]: value } : how === 'extra' ? { ...body, [text]: value } : body
    const written = JSON.stringify(json) ?? ''
    const params =
      how === 'param'
        ? {
            ...recipe,
            params: Object.fromEntries(Object.keys(recipe.params ?? {}).map((key) => [key, encodeURIComponent(text.toWellFormed())])),
          }
        : recipe
    const search = new URLSearchParams(asked).toString()
    const target = pathOf(path, params)
    const headers = {
      authorization: `Local ${ada.personId}`,
      'idempotency-key': randomUUID(),
      ...recipe.headers,
      ...(how === 'extra' ? { [header]: text.replace(/[^\x20-\x7E]/gu, '').slice(0, 200) } : {}),
    }
    const sent =
      method === 'GET' ? '' : recipe.file !== undefined && how === 'field' ? text : how === 'cut' ? written.slice(0, text.length) : written
    expectSound(await send(`${target}${target.includes('?') ? '&' : '?'}${search}`, { method, body: sent, headers }))
  })
  expect(failure).toBeNull()
})

test('files', { timeout }, async () => {
  const cases = fc.tuple(oddFile, fc.constantFrom('.csv', '.jsonl', '.json', '.html', ''), fc.boolean(), fc.nat({ max: 20 }))
  const failure = await tried(0.05, cases, async ([file, ending, isForReal, cut]) =>
    expectSound(
      await send(`/api/teams/${north.teamId}/import?fileName=a${ending}&mode=${isForReal ? 'import' : 'preview'}`, {
        body: file.toWellFormed().slice(0, cut === 0 ? file.length / 2 : undefined),
        headers: { authorization: `Local ${ada.personId}`, 'idempotency-key': randomUUID() },
      }),
    ),
  )
  expect(failure).toBeNull()
})

test('addresses: of links, and of requests', { timeout }, async () => {
  const failure = await tried(0.2, fc.tuple(oddLink, oddTarget, fc.nat({ max: 3 })), async ([typed, asked, how]) => {
    const reading = parseLink(typed)
    if (reading.ok) expect(reading.href).toMatch(/^https?:\/\/[^/@]+(?:\/|$)/u)
    readLibraryLink(typed)
    const headers = { authorization: `Local ${ada.personId}`, 'idempotency-key': randomUUID() }
    if (how === 0) expectSound(await send(asked, { method: 'GET', headers }))
    else if (how === 1) expectSound(await send(`/api/teams/${north.teamId}/resources`, { headers, body: JSON.stringify({ link: typed }) }))
    else if (how === 2)
      expectSound(
        await send(`/api/teams/${north.teamId}/known-link?link=${encodeURIComponent(typed.toWellFormed())}`, { method: 'GET', headers }),
      )
    else await tell(queryLink(ada, { team: north }, typed))
  })
  expect(failure).toBeNull()
})

test('afterwards the service lives, nothing was a fault, and much of it was taken', async () => {
  await app.settled()
  expect((await app.api('/health/ready')).status).toBe(200)
  // A welcome that a made-up channel does not take is given up, as it should be.
  expect(app.log.entries.filter(({ level, event }) => level === 'error' && event !== 'outbox.attempted')).toEqual([])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 400, 403, 404, 501]))
  const { items } = resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources?limit=100`, { as: ada })).body)
  expect(items).toHaveLength(100)
})
