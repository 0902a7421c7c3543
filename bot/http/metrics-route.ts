/** `/metrics`: what the service counts of itself, for whoever has the token. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { HttpReply, HttpRoute } from '#bot/ports/http-route.ts'

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
        return timingSafeEqual(digest(shown(headers['authorization'] ?? '')), wanted) ? null : refused
      },
      handle: async () => ({ status: 200, headers: { 'content-type': contentType }, body: await read() }),
    },
  ]
}

/** The scheme's letters may be of either case (RFC 9110, 11.1). */
const shown = (authorization: string): string => authorization.replace(/^bearer +/iu, 'Bearer ')

/** For whoever runs the service, not for people in Teams. */
const refused: HttpReply = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer', 'content-type': 'text/plain; charset=utf-8' },
  body: 'Send the value of METRICS_TOKEN: `Authorization: Bearer <value>`. A changed value counts once the service has been restarted.\n',
}

/** Of one length, whatever came: comparing tells nothing of the token, its length included. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
