/**
 * Fetches the beginning of a web page that anybody may have named, without ever reaching into the network we run in:
 * the checked address is the one that is dialled, and each redirect is checked again.
 */
import http from 'node:http'
import type net from 'node:net'
import tls from 'node:tls'
import { limits } from '#domain/limits.ts'
import { isAddressLiteral, isPublicAddress } from './public-address.ts'

export type FetchPageDeps = {
  /** All addresses of a host, IPv4 and IPv6. */
  readonly resolve: (hostname: string) => Promise<readonly string[]>
  /** Opens a connection to a checked address; tests put a trap in its place. */
  readonly dial: (address: string, port: number) => net.Socket
}

export type Page = { readonly url: string; readonly contentType: string; readonly bytes: Buffer }

const maxRedirects = 3
const maxHeaderBytes = 16 * 1024

/**
 * @param signal - ends everything: the time-out of the caller
 * @returns null for every host, port, scheme, redirect or answer that isn't a public web page
 */
export async function fetchPage(deps: FetchPageDeps, link: string, signal: AbortSignal): Promise<Page | null> {
  let url = new URL(link)
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const address = await addressOf(deps, url)
    if (address === null) return null
    const answer = await ask(deps, url, address, signal)
    if (answer.kind === 'page') return answer.page
    if (answer.kind === 'none' || !URL.canParse(answer.location, url.href)) return null
    url = new URL(answer.location, url)
  }
  return null
}

/** The address to dial; null unless every address of the host is public. */
async function addressOf({ resolve }: FetchPageDeps, url: URL): Promise<string | null> {
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  // The default port of the scheme is written as none; 80 over TLS or 443 in the clear is no web page.
  if (!isWeb || url.port !== '' || url.username !== '' || url.password !== '') return null
  if (isAddressLiteral(url.hostname) || !url.hostname.includes('.')) return null
  const addresses = await resolve(url.hostname)
  const [first] = addresses
  return first !== undefined && addresses.every(isPublicAddress) ? first : null
}

type Answer =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'none' }

function ask({ dial }: FetchPageDeps, url: URL, address: string, signal: AbortSignal): Promise<Answer> {
  const isTls = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        method: 'GET',
        host: url.hostname,
        path: `${url.pathname}${url.search}`,
        headers: { host: url.host, accept: 'text/html', 'accept-encoding': 'identity', 'user-agent': 'Commonplace link preview' },
        maxHeaderSize: maxHeaderBytes,
        signal,
        // Only without an agent is this the connection: with one, the name would be resolved again, unchecked.
        createConnection: () => {
          const socket = dial(address, isTls ? 443 : 80)
          return isTls ? tls.connect({ socket, servername: url.hostname }) : socket
        },
      },
      (response) => {
        const { statusCode = 0, headers } = response
        if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
          request.destroy()
          resolve({ kind: 'redirect', location: headers.location })
          return
        }
        const contentType = headers['content-type'] ?? ''
        const isPage = statusCode === 200 && /^\s*(?:text\/html|application\/xhtml\+xml)\b/iu.test(contentType)
        // What is packed all the same is not unpacked.
        if (!isPage || (headers['content-encoding'] ?? 'identity') !== 'identity') {
          request.destroy()
          resolve({ kind: 'none' })
          return
        }
        resolve(pageOf(response, { url: url.href, contentType }).finally(() => request.destroy()))
      },
    )
    request.on('error', reject)
    request.end()
  })
}

async function pageOf(response: http.IncomingMessage, page: Omit<Page, 'bytes'>): Promise<Answer> {
  return { kind: 'page', page: { ...page, bytes: await beginningOf(response) } }
}

/** As much as a preview needs: what a page says about itself stands in its head. */
async function beginningOf(response: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= limits.maxPreviewBytes) break
  }
  return Buffer.concat(chunks).subarray(0, limits.maxPreviewBytes)
}
