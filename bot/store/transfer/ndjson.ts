/**
 * Documents as a file of JSON lines: one that says what it is, one per document, and one that says that it is whole.
 * It is checked from the first line to the last before anything of it is used.
 */
import { createHash } from 'node:crypto'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import { checkDocument, maxItemBytes, maxTtlSeconds } from '../check-documents.ts'
import type { DocumentSource, MovedDocument } from '../document-source.ts'
import { readLines } from './read-lines.ts'

const format = 'commonplace-documents'
const version = 1
/** A document, escaped as far as JSON can be, and what stands around it. */
const maxLineBytes = 6 * maxItemBytes + 1_000
/** As deep as Cosmos DB takes it. */
const maxDepth = 128
/** Of a store that is written to while it is exported. */
const exportTakesMs = 24 * 3_600_000

/** Each with its end of line, and with nothing in it that any other program takes for one. */
export async function* linesOf(documents: AsyncIterable<MovedDocument>, at: string): AsyncIterable<string> {
  const hash = createHash('sha256')
  let count = 0
  const line = (value: object): string => {
    const text = `${JSON.stringify(value)
      .replaceAll('\u2028', String.raw`\u2028`)
      .replaceAll('\u2029', String.raw`\u2029`)}\n`
    hash.update(text)
    return text
  }
  yield line({ format, version, at })
  for await (const { container, expiresAt, document } of documents) {
    count += 1
    yield line({ container, ...(expiresAt === null ? {} : { expiresAt }), document })
  }
  yield `${JSON.stringify({ end: true, documents: count, sha256: hash.digest('hex') })}\n`
}

/** What is said of a file in which something is wrong: its name, and what to do about it. */
export type Named = { readonly name: string; readonly next: string }

/**
 * @throws OperatorError that names the first line at fault by its number, never by what it holds; thrown where it is reached:
 *   go through all of it once before the first write
 */
export function ndjsonSource(
  file: string,
  named: Named = { name: file, next: 'Nothing of the file was written. Export it again.' },
): DocumentSource {
  return { documents: () => read(file, named) }
}

async function* read(file: string, { name, next }: Named): AsyncIterable<MovedDocument> {
  const hash = createHash('sha256')
  const order = orderCheck()
  let number = 0
  let count = 0
  let latestMs = Infinity
  let hasEnded = false
  for await (const line of readLines(file, maxLineBytes)) {
    number += 1
    const fail = (why: string): OperatorError => new OperatorError(`${name}, line ${number}: ${why} ${next}`)
    if (line === null) throw fail('it is longer than any document.')
    if (hasEnded) throw fail('there is something after the last line.')
    const bytes = number === 1 ? withoutMark(line) : line
    const value = parsed(bytes)
    if (value === null) throw fail('this is no JSON object.')
    if (number === 1) {
      if (value['format'] !== format) throw fail('this is no export of documents.')
      if (value['version'] !== version) throw fail('this was exported by a newer release; use that one.')
      latestMs = Date.parse(String(value['at'])) + maxTtlSeconds * 1_000 + exportTakesMs
    } else if (value['end'] === true) {
      hasEnded = true
      if (value['documents'] !== count || value['sha256'] !== hash.digest('hex'))
        throw fail('the file was changed or damaged since it was written.')
      continue
    } else {
      const moved = movedOf(value, latestMs, fail)
      const fault = order(moved)
      if (fault !== null) throw fail(fault)
      count += 1
      yield moved
    }
    hash.update(bytes).update('\n')
  }
  if (!hasEnded) throw new OperatorError(`${name} ends after line ${number} and is not whole. ${next}`)
}

/** Some editors put a byte order mark before everything. */
const withoutMark = (line: Buffer): Buffer => (line.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? line.subarray(3) : line)

function movedOf(value: Readonly<Record<string, unknown>>, latestMs: number, fail: (why: string) => OperatorError): MovedDocument {
  const { container, document, expiresAt = null } = value
  if (container !== 'app' && container !== 'ops') throw fail('there is no such container.')
  if (typeof document !== 'object' || document === null) throw fail('there is no document.')
  if (isDeeper(document, maxDepth)) throw fail('it is nested deeper than any document.')
  const moved = { container, document, expiresAt } as MovedDocument
  try {
    checkDocument(moved.document)
  } catch (error) {
    throw error instanceof StoreError ? fail('this is no document that a store takes.') : error
  }
  const lasts = moved.document.ttl === undefined
  if (lasts ? expiresAt !== null : typeof expiresAt !== 'string' || !(Date.parse(expiresAt) <= latestMs))
    throw fail('it doesn’t say when the document expires.')
  return moved
}

/** Without calling itself: whatever is in the file, the stack is not used up. */
function isDeeper(value: object, levels: number): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; depth < levels && level.length > 0; depth += 1)
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  return level.some((item) => typeof item === 'object' && item !== null)
}

/** @returns a function that says what is wrong with the place of a document, or null */
function orderCheck(): (moved: MovedDocument) => string | null {
  const ended = new Set<string>()
  let partition = ''
  let ids = new Set<string>()
  return ({ container, document: { pk, id } }) => {
    const next = `${container} ${pk}`
    if (next !== partition) {
      if (ended.has(next)) return 'its partition ended before.'
      ended.add(next)
      partition = next
      ids = new Set()
    }
    if (ids.has(id)) return 'the same document was there before.'
    ids.add(id)
    return null
  }
}

function parsed(line: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line.toString())
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
