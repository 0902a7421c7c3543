/** Reads a JSON body within the limits of size and depth; nothing is unpacked and nothing is parsed before it is measured. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { AppError } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'

/**
 * Refuses by the headers alone: any content encoding (99 KB of gzip can unpack to 100 MB), and a length over the limit.
 * @throws AppError `unsupported-encoding` | `too-large`
 */
export function refuseUnreadable(headers: IncomingHttpHeaders, maxBytes: number): void {
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') throw new AppError('unsupported-encoding')
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw new AppError('too-large')
}

/** A file as it was sent. @throws AppError `too-large` (also for chunked bodies) | `unreadable-body` when it isn't UTF-8 */
export async function readTextBody(req: IncomingMessage): Promise<string> {
  return decode(await readBytes(req, limits.maxImportBytes))
}

/**
 * @returns the parsed body without `__proto__` keys, or undefined when it is empty
 * @throws AppError `too-large` (also for chunked bodies) | `unreadable-body`
 */
export async function readJsonBody(req: IncomingMessage): Promise<unknown> {
  const bytes = await readBytes(req, limits.maxRequestBytes)
  if (bytes.length === 0) return undefined
  const text = decode(bytes)
  if (depthOf(text) > limits.maxJsonDepth) throw new AppError('unreadable-body')
  try {
    // Looking at every key takes ten times as long as parsing: only where the text has that key, or could have it escaped.
    if (!text.includes('__proto__') && !text.includes('\\u')) return JSON.parse(text) as unknown
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
  } catch (error) {
    throw new AppError('unreadable-body', {}, { cause: error })
  }
}

async function readBytes(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new AppError('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new AppError('unreadable-body', {}, { cause: error })
  }
}

/** Nesting of arrays and objects outside strings, counted before parsing, since a parser recurses. */
function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at)
    if (inString) {
      if (code === 0x5c) at += 1
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, (depth += 1))
    else if (code === 0x5d || code === 0x7d) depth -= 1
  }
  return deepest
}
