/** Local mode has no sign-in, so nobody but this machine's own pages may speak to it. */
import type { IncomingHttpHeaders } from 'node:http'
import { AppError } from '#domain/errors.ts'

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Host must be a loopback name (another name that resolves here is DNS rebinding), and Origin, when a browser
 * sends one, this very service (another page in the developer's browser is not).
 * @throws AppError `not-found`
 */
export function localOnly(headers: IncomingHttpHeaders): void {
  const host = headers.host ?? ''
  if (!loopbackNames.has(host.replace(/:\d+$/u, '').toLowerCase())) throw new AppError('not-found')
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) throw new AppError('not-found')
}
