/** Serves a built page: its HTML with a fresh nonce on every path below, its assets from memory, compressed once. */
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { AppError } from '#domain/errors.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import type { HttpReply, HttpRequest, HttpRoute } from '#bot/ports/http-route.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'

export type PageOptions = {
  /** Folder of the build: `index.html` and `assets/`. */
  readonly folder: string
  /** Such as `/tab`. */
  readonly base: string
  readonly isLocal: boolean
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
}

type Asset = { readonly raw: Buffer; readonly gzip: Buffer; readonly headers: Readonly<Record<string, string>> }

/** @throws OperatorError when the page was not built: the message names the command */
export function pageRoutes({ folder, base, isLocal }: PageOptions): readonly HttpRoute[] {
  const html = readHtml(folder)
  const assets = readAssets(join(folder, 'assets'))

  const page = async (): Promise<HttpReply> => {
    const nonce = randomBytes(16).toString('base64')
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentSecurityPolicy({ nonce, isLocal }) },
      body: html.replaceAll('__NONCE__', nonce).replaceAll('__SIGN_IN__', isLocal ? 'local' : 'entra'),
    }
  }
  const asset = async ({ params, headers }: HttpRequest): Promise<HttpReply> => {
    const found = assets.get(params['name'] ?? '')
    if (found === undefined) throw new AppError('not-found')
    if (headers['if-none-match'] === found.headers['etag']) return { status: 304, headers: found.headers }
    const takesGzip = /\bgzip\b/u.test(headers['accept-encoding'] ?? '')
    return takesGzip
      ? { status: 200, headers: { ...found.headers, 'content-encoding': 'gzip' }, body: found.gzip }
      : { status: 200, headers: found.headers, body: found.raw }
  }
  return [
    { method: 'GET', path: `${base}/assets/:name`, handle: asset },
    { method: 'GET', path: base, handle: page },
    { method: 'GET', path: `${base}/*`, handle: page },
  ]
}

function readHtml(folder: string): string {
  try {
    return readFileSync(join(folder, 'index.html'), 'utf8')
  } catch (error) {
    throw new OperatorError(`There is no built page in ${folder}. Run \`npm run build\`, then start again.`, { cause: error })
  }
}

/** Names carry a hash of their content, so a browser may keep them for good. */
function readAssets(folder: string): ReadonlyMap<string, Asset> {
  return new Map(
    readdirSync(folder).map((name) => {
      const raw = readFileSync(join(folder, name))
      const headers = {
        'content-type': types[extname(name)] ?? 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
        etag: `"${createHash('sha256').update(raw).digest('base64url').slice(0, 27)}"`,
      }
      return [name, { raw, gzip: gzipSync(raw), headers }]
    }),
  )
}
