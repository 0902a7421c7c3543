/** The library as the tab meets it: sharing and listing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { contract } from '#domain/api/contract.ts'
import { problemReply, resourcePageReply, resourceReply } from '#domain/api/replies.ts'
import { startApp, type Answer, type StartedApp } from '#tests/support/start-app.ts'
import { ada, ben, cleo, north, south } from '#tests/support/teams/cast.ts'

let app: StartedApp
let resourceId: string
let submissions = 0

beforeAll(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
  await app.install(south, [cleo])
  resourceId = resourceReply.parse((await share({ title: 'Defrost board K4', why: 'When it beeps twice' })).body).resourceId
})
afterAll(() => app.stop())

const library = `/api/teams/${north.teamId}/resources`
const key = (): string => `submission-${String((submissions += 1)).padStart(4, '0')}`
const share = (body: unknown, { as = ada, idempotencyKey = key() } = {}): Promise<Answer> =>
  app.api(library, { as, body, headers: { 'idempotency-key': idempotencyKey } })
const codeOf = ({ body }: Answer): string => problemReply.parse(body).code

test('openapi.json describes each endpoint with its parameters', async () => {
  const { body } = await app.api('/api/openapi.json')
  const document = z
    .object({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))) })
    .parse(body)
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
  expect(operations.toSorted()).toEqual(Object.keys(contract).toSorted())
  expect(JSON.stringify(document.paths['/api/teams/{teamId}/resources'])).toContain('Idempotency-Key')
})

describe('sharing', () => {
  test('A4: the same key and body make one resource and give the same answer, also all at once', async () => {
    const idempotencyKey = key()
    const once = { title: 'Only once' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => share(once, { idempotencyKey })))
    answers.push(await share(once, { idempotencyKey }))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    const page = resourcePageReply.parse((await app.api(`${library}?query=only+once`, { as: ben })).body)
    expect(page.items.filter(({ title }) => title === 'Only once')).toHaveLength(1)
  })

  test('A4: the same key with another body is refused, and stores nothing', async () => {
    const idempotencyKey = key()
    await share({ title: 'First' }, { idempotencyKey })
    const answer = await share({ title: 'Second quite other' }, { idempotencyKey })
    expect([answer.status, codeOf(answer)]).toEqual([422, 'submission-reused'])
    const page = resourcePageReply.parse((await app.api(`${library}?query="second+quite+other"`, { as: ada })).body)
    expect(page.items).toEqual([])
  })

  test('two people may use the same key', async () => {
    const idempotencyKey = key()
    const answers = [
      await share({ title: 'From Ada' }, { idempotencyKey }),
      await share({ title: 'From Ben' }, { as: ben, idempotencyKey }),
    ]
    expect(answers.map(({ body }) => resourceReply.parse(body).sharedBy.name)).toEqual([ada.name, ben.name])
  })

  test('faults come by field', async () => {
    const answer = await share({ link: 'ftp://x', why: 'x'.repeat(301) })
    expect(answer.status).toBe(400)
    expect(problemReply.parse(answer.body).fields).toEqual({ link: 'link-scheme', why: 'too-long' })
  })

  test('who shares is who asks, whatever the body says', async () => {
    const answer = await share({ title: 'Mine', sharedBy: { personId: ben.personId, name: 'Ben' }, teamId: south.teamId })
    expect(resourceReply.parse(answer.body)).toMatchObject({ sharedBy: { personId: ada.personId }, teamId: north.teamId })
  })
})

describe('the list', () => {
  test('pages newest first without a double or a gap, while others share', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const path: string = `${library}?limit=3${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
      const page: z.infer<typeof resourcePageReply> = resourcePageReply.parse((await app.api(path, { as: ada })).body)
      seen.push(...page.items.map((item) => item.resourceId))
      cursor = page.nextCursor
      app.clock.advance(1_000)
      await share({ title: `Meanwhile ${String(seen.length)}` })
    } while (cursor !== null)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toContain(resourceId)
  })

  test('a search pages through its ranking', async () => {
    for (let count = 0; count < 5; count += 1) await share({ title: `Glycol loop ${String(count)}` })
    const first = resourcePageReply.parse((await app.api(`${library}?query=glycol&limit=3`, { as: ada })).body)
    const second = resourcePageReply.parse(
      (await app.api(`${library}?query=glycol&limit=3&cursor=${String(first.nextCursor)}`, { as: ada })).body,
    )
    expect([first.items.length, second.items.length, first.total, second.nextCursor]).toEqual([3, 2, 5, null])
  })

  test.each(['limit=0', 'limit=-1', 'limit=1e9', 'limit=x', 'cursor=forged', 'query=glycol&cursor=forged', `cursor=${'x'.repeat(3_000)}`])(
    'A7: refuses %s with a sentence',
    async (query) => {
      const answer = await app.api(`${library}?${query}`, { as: ada })
      expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid-input'])
    },
  )

  test("A7: another team's cursor opens nothing of that team", async () => {
    const { nextCursor } = resourcePageReply.parse((await app.api(`${library}?limit=1`, { as: ada })).body)
    const answer = await app.api(`/api/teams/${south.teamId}/resources?limit=1&cursor=${encodeURIComponent(String(nextCursor))}`, {
      as: cleo,
    })
    expect(resourcePageReply.parse(answer.body).items.filter(({ teamId }) => teamId !== south.teamId)).toEqual([])
  })

  test.each(['..%2f', '%00', 'x'.repeat(10_000), '__proto__', '👍', '00000000-0000-4000-8000-000000000000'])(
    'A6: a resource id like %j is not found',
    async (id) => {
      const answer = await app.api(`${library}/${encodeURIComponent(id)}`, { as: ada })
      expect(answer.status).toBe(404)
    },
  )
})
