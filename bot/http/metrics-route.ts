/** `/metrics`: what the service counts of itself, for whoever has the token. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError } from '#domain/errors.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'

/** @param options.token - without one there is no such page */
export function metricsRoutes(options: {
  readonly token: string | undefined
  readonly read: () => Promise<string>
  readonly contentType: string
}): readonly HttpRoute[] {
  const { token, read, contentType } = options
  if (token === undefined) return []
  const wanted = digest(`Bearer ${token}`)
  return [
    {
      method: 'GET',
      path: '/metrics',
      admit: async ({ headers }) => {
        if (!timingSafeEqual(digest(headers['authorization'] ?? ''), wanted)) throw new AppError('not-signed-in')
        return null
      },
      handle: async () => ({ status: 200, headers: { 'content-type': contentType }, body: await read() }),
    },
  ]
}

/** Of one length, whatever came: comparing tells nothing of the token, its length included. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
