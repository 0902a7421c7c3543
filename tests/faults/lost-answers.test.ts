/** A9, A10: the store is busy for half a minute, or has stored something and its answer got lost. The same sent again happens once. */
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { problemReply, resourceReply } from '#domain/api/replies.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import { startApp, type Answer, type StartedApp } from '#tests/support/start-app.ts'
import { interceptedStore, type StoreCall } from '#tests/support/store/intercepted-store.ts'
import { ada, ben, north, type TestPerson } from '#tests/support/teams/cast.ts'

type Fault = (call: StoreCall, proceed: () => Promise<unknown>) => Promise<unknown>
type Change = {
  /** Left out: Ada, who shared it. */
  readonly as?: TestPerson
  readonly method?: string
  /** `…` stands for the team's library, `{id}` for its only resource. */
  readonly path: string
  readonly body?: unknown
  readonly file?: string
  readonly version?: string
}

const open: StartedApp[] = []
afterEach(async () => {
  for (const app of open.splice(0)) await app.stop()
})

const library = `/api/teams/${north.teamId}/resources`
const key = () => ({ 'idempotency-key': randomUUID() })

const changes: readonly (readonly [string, Change])[] = [
  ['sharing', { path: '…', body: { title: 'Shared once', link: 'https://example.org/once' } }],
  ['editing', { method: 'PUT', path: '…/{id}', body: { kind: 'aid', title: 'Edited once' }, version: '"r1"' }],
  ['adding a view', { path: '…/{id}/comments', body: { text: 'Also for K5' } }],
  ['saying that it helped', { as: ben, method: 'PUT', path: '…/{id}/helped', body: { line: 'An hour saved' } }],
  ['deleting', { method: 'DELETE', path: '…/{id}' }],
  ['keeping a thought', { path: '/api/me/notebook', body: { text: 'A thought' } }],
  ['importing', { path: `/api/teams/${north.teamId}/import?mode=import&fileName=a.csv`, file: 'title\nOne\nTwo\n' }],
]

/** A team with one resource, in a store that fails when it is told to. */
async function aLibrary() {
  let fault: Fault | null = null
  const wrapStore = interceptedStore((call, _args, proceed) => (fault === null ? proceed() : fault(call, proceed)))
  const app = await startApp({ wrapStore })
  open.push(app)
  await app.install(north, [ada, ben])
  const { body } = await app.api(library, { as: ada, body: { kind: 'aid', title: 'Defrost K4' }, headers: key() })
  const { resourceId } = resourceReply.parse(body)
  return {
    fail: (next: Fault | null) => void (fault = next),
    /** @returns sends the very same request whenever it is called */
    sender: ({ path, version, ...call }: Change): (() => Promise<Answer>) => {
      const headers = { ...key(), ...(version === undefined ? {} : { 'if-match': version }) }
      return () => app.api(path.replace('…', library).replace('{id}', resourceId), { as: ada, ...call, headers })
    },
    /** What the team and the person have, without the ids that differ in every library. */
    everything: async (): Promise<unknown> => {
      await app.settled()
      const paths = [library, `${library}/${resourceId}`, `/api/teams/${north.teamId}/deleted`, '/api/me/notebook']
      const parts = ['comments', 'helped', 'history'].map((part) => `${library}/${resourceId}/${part}`)
      const answers = await Promise.all([...paths, ...parts].map(async (path) => (await app.api(path, { as: ada })).body))
      return JSON.parse(JSON.stringify(answers, (name, value: unknown) => (/Id$|^reference$/u.test(name) ? '' : value)))
    },
  }
}

async function afterOnce(change: Change): Promise<unknown> {
  const { sender, everything } = await aLibrary()
  expect((await sender(change)()).status).toBeLessThan(300)
  return everything()
}

describe.each(changes)('%s', (_what, change) => {
  test('A9: while the store is busy it is refused with a sentence and a time to come back; later it happens once', async () => {
    const { fail, sender, everything } = await aLibrary()
    const send = sender(change)
    const before = await everything()
    fail(() => Promise.reject(new StoreError('throttled', '429', { retryAfterMs: 30_000 })))
    for (const refused of [await send(), await send()]) {
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30'])
      expect(problemReply.parse(refused.body)).toMatchObject({ code: 'store-busy', title: 'Saving and loading are slow right now.' })
    }
    fail(null)
    expect(await everything()).toEqual(before)
    for (const done of [await send(), await send()]) expect(done.status).toBeLessThan(300)
    expect(await everything()).toEqual(await afterOnce(change))
  })

  test('A10: when only the answer got lost, the same again gets what the first try made', async () => {
    const { fail, sender, everything } = await aLibrary()
    const send = sender(change)
    fail(async (call, proceed) => {
      const answer = await proceed()
      if (call !== 'get' && call !== 'query' && call !== 'changes') throw new StoreError('unavailable', 'the answer got lost')
      return answer
    })
    expect((await send()).status).toBe(503)
    fail(null)
    expect((await send()).status).toBeLessThan(300)
    expect(await everything()).toEqual(await afterOnce(change))
  })
})
