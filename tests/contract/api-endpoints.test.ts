/** Every endpoint of the contract table, tried by those who may and by those who may not. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, type EndpointName } from '#domain/api/contract.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { problemReply } from '#domain/api/replies.ts'
import { pathOf, recipes, wrongBodies, type Recipe } from '#tests/support/api-recipes.ts'
import { startApp, type Answer, type StartedApp } from '#tests/support/start-app.ts'
import { ada, ben, cleo, north, south, type TestPerson } from '#tests/support/teams/cast.ts'

let app: StartedApp
beforeAll(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
  await app.install(south, [cleo])
})
afterAll(() => app.stop())

const codeOf = ({ body }: Answer): string => problemReply.parse(body).code

const endpoints = (Object.entries(contract) as [EndpointName, Endpoint][]).filter(([, { access }]) => access !== 'anyone')

describe.each(endpoints)('%s', (name, endpoint) => {
  if (name === 'deleteMe')
    afterAll(async () => {
      // Ada has left every place where she was named, and looks after the team again for what is tried next.
      await app.settled()
      await app.api(pathOf(contract.takeOver.path, {}), { as: ada, method: 'POST', headers: { 'idempotency-key': randomUUID() } })
    })

  const call = async (
    as: TestPerson | undefined,
    change: { readonly teamId?: string; readonly headers?: Readonly<Record<string, string>>; readonly recipe?: Recipe } = {},
  ): Promise<Answer> => {
    const recipe = change.recipe ?? (await recipes[name]({ app, as: ada }))
    const key = endpoint.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
    return app.api(pathOf(endpoint.path, recipe, change.teamId), {
      ...(as === undefined ? {} : { as }),
      ...(recipe.body === undefined ? {} : { body: recipe.body }),
      ...(recipe.file === undefined ? {} : { file: recipe.file }),
      method: endpoint.method,
      headers: { ...key, ...recipe.headers, ...change.headers },
    })
  }

  test('whoever may gets what the contract says, and nothing beside it', async () => {
    const { status, body, headers } = await call(ada)
    expect(status).toBe(endpoint.status ?? 200)
    if (endpoint.givesFile !== true) expect(endpoint.reply.parse(body)).toEqual(body)
    expect(headers.get('etag') !== null).toBe(endpoint.hasEtag === true)
    expect(headers.get('content-disposition') !== null).toBe(endpoint.givesFile === true)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test.each([undefined, '', 'Local', 'Local ../../x', 'Local a b', 'Bearer x', `local ${ada.personId}`, `Local ${'a'.repeat(65)}`])(
    'nobody gets in with the authorization %j',
    async (authorization) => {
      const answer = await call(undefined, authorization === undefined ? {} : { headers: { authorization } })
      expect([answer.status, codeOf(answer)]).toEqual([401, 'not-signed-in'])
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
    },
  )

  if (endpoint.access === 'member' || endpoint.access === 'steward')
    test('a member of another team gets the same 404 as for a team that is not there', async () => {
      const stranger = await call(cleo)
      const nowhere = await call(ada, { teamId: '00000000-0000-4000-8000-00000000dead' })
      const odd = await call(ada, { teamId: encodeURIComponent("north' or 1=1 --") })
      for (const answer of [stranger, nowhere, odd]) expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
      const words = ({ body }: Answer): unknown => ({ ...problemReply.parse(body), reference: '' })
      expect(words(stranger)).toEqual(words(nowhere))
    })

  if (endpoint.access === 'steward')
    test('a member who is no steward is told so, and nothing changes', async () => {
      await app.api(pathOf(contract.dismissSteward.path, { params: { personId: ben.personId } }), { as: ada, method: 'DELETE' })
      const answer = await call(ben)
      expect([answer.status, codeOf(answer)]).toEqual([403, 'stewards-only'])
    })

  if (endpoint.path.includes('{resourceId}') || endpoint.path.includes('{entryId}'))
    test.each(['..%2f', '%00', '__proto__', '👍', '00000000-0000-4000-8000-000000000000'])(
      'A6: an id like %j changes nothing',
      async (id) => {
        const { body, headers } = await recipes[name]({ app, as: ada })
        const params = Object.fromEntries(['resourceId', 'entryId', 'commentId'].map((param) => [param, encodeURIComponent(id)]))
        const recipe = { params, ...(body === undefined ? {} : { body }), ...(headers === undefined ? {} : { headers }) }
        const answer = await call(ada, { recipe })
        // Taking back what is not there is done already.
        if (name !== 'deleteComment') expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
        else expect([200, 404]).toContain(answer.status)
      },
    )

  if (endpoint.access === 'person' && endpoint.path.includes('{entryId}'))
    test('somebody else’s entry is not found', async () => {
      const answer = await call(ben)
      expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
    })

  if (endpoint.body !== undefined)
    test('a body of the wrong shape is refused, and so is none', async () => {
      const recipe = await recipes[name]({ app, as: ada })
      for (const body of wrongBodies) {
        const answer = await call(ada, { recipe: { ...recipe, body } })
        expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid-input'])
      }
      const { body: _body, ...without } = recipe
      expect(codeOf(await call(ada, { recipe: without }))).toBe('invalid-input')
    })

  if (endpoint.method === 'POST')
    test('without an Idempotency-Key it is refused', async () => {
      const answer = await call(ada, { headers: { 'idempotency-key': '' } })
      expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid-input'])
    })

  if (endpoint.needsIfMatch === true)
    test.each([undefined, '', '*', '"1"', 'r1', 'W/"r1"', `"r${'9'.repeat(20)}"`])('the version %j is refused', async (version) => {
      const recipe = await recipes[name]({ app, as: ada })
      const answer = await call(ada, { recipe: { ...recipe, headers: version === undefined ? {} : { 'if-match': version } } })
      expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid-input'])
    })

  if (endpoint.needsIfMatch === true)
    test('A5: a stale version is refused, a resource’s with the one that is stored', async () => {
      const recipe = await recipes[name]({ app, as: ada })
      const answer = await call(ada, { recipe: { ...recipe, headers: { 'if-match': '"r7"' } } })
      expect([answer.status, codeOf(answer)]).toEqual([412, 'stale-version'])
      if (endpoint.path.includes('/resources/')) expect(problemReply.parse(answer.body).current).toMatchObject({ revision: 1 })
    })
})
