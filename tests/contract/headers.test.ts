/** What every reply carries, refusals included, and what none does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entraRig } from '#tests/support/entra/entra-rig.ts'
import { rawRequest, type RawAnswer } from '#tests/support/raw-request.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { north } from '#tests/support/teams/cast.ts'

const resource = '01900000-0000-7000-8000-000000000000'
const requests: readonly (readonly [string, string])[] = [
  ['GET', '/'],
  ['GET', '/privacy'],
  ['GET', '/terms'],
  ['GET', `/go/library/${north.teamId}/${resource}`],
  ['GET', '/go/library/x/y'],
  ['GET', '/api/openapi.json'],
  ['GET', '/api/me'],
  ['HEAD', '/api/me'],
  ['POST', '/api/messages'],
  ['GET', '/api/messages'],
  ['OPTIONS', '/api/me'],
  ['GET', '/health/live'],
  ['GET', '/health/ready'],
  ['GET', '/nowhere'],
  ['GET', '//'],
]

describe.each(['local mode', 'a real tenant'])('in %s', (mode) => {
  let app: StartedApp
  beforeAll(async () => {
    app = await startApp(mode === 'local mode' ? {} : { entra: entraRig() })
  })
  afterAll(() => app.stop())

  const ask = (method: string, path: string, origin: string | null): Promise<RawAnswer> =>
    rawRequest(`${app.url}${path}`, { method, headers: origin === null ? {} : { origin, 'access-control-request-method': 'POST' } })

  test.each(requests)('%s %s is guarded', async (method, path) => {
    const { headers } = await ask(method, path, null)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()') as string,
    })
    const policy = String(headers['content-security-policy']).split('; ')
    for (const rule of ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule)
    expect(headers['strict-transport-security']).toBe(mode === 'local mode' ? undefined : 'max-age=63072000')
    expect(headers['server']).toBeUndefined()
    expect(headers['set-cookie']).toBeUndefined()
  })

  test.each(requests)('%s %s lets no other origin read it', async (method, path) => {
    for (const origin of ['https://evil.example', 'null', 'https://teams.microsoft.com']) {
      const { headers } = await ask(method, path, origin)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  })
})
