/**
 * Documents as a file of JSON lines: one that says what it is, one per document, and one that says that it is whole.
 * It is checked from the first line to the last before anything of it is used.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import { checkDocument } from '../check-documents.ts'
import type { DocumentSource, MovedDocument } from '../document-source.ts'

const format = 'commonplace-documents'
const version = 1

/** Each with its end of line. */
export async function* linesOf(documents: AsyncIterable<MovedDocument>, at: string): AsyncIterable<string> {
  const hash = createHash('sha256')
  let count = 0
  const line = (value: object): string => {
    const text = `${JSON.stringify(value)}\n`
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

/**
 * @throws OperatorError that names the first line at fault by its number, never by what it holds; thrown where it is reached:
 *   go through all of it once before the first write
 */
export function ndjsonSource(file: string): DocumentSource {
  return { documents: () => read(file) }
}

async function* read(file: string): AsyncIterable<MovedDocument> {
  const hash = createHash('sha256')
  const input = createReadStream(file, 'utf8')
  const order = orderCheck()
  let number = 0
  let count = 0
  let hasEnded = false
  try {
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      number += 1
      const fail = (why: string): OperatorError =>
        new OperatorError(`${file}, line ${number}: ${why} Nothing of the file was written. Export it again.`)
      if (hasEnded) throw fail('there is something after the last line.')
      const value = parsed(text)
      if (value === null) throw fail('this is no JSON object.')
      if (number === 1) {
        if (value['format'] !== format) throw fail('this is no export of documents.')
        if (value['version'] !== version) throw fail('this was exported by a newer release; use that one.')
      } else if (value['end'] === true) {
        hasEnded = true
        if (value['documents'] !== count || value['sha256'] !== hash.digest('hex'))
          throw fail('the file was changed or damaged since it was written.')
        continue
      } else {
        const moved = movedOf(value, fail)
        const fault = order(moved)
        if (fault !== null) throw fail(fault)
        count += 1
        yield moved
      }
      hash.update(`${text}\n`)
    }
  } finally {
    input.destroy()
  }
  if (!hasEnded) throw new OperatorError(`${file} ends after line ${number} and is not whole. Nothing of it was written. Export it again.`)
}

function movedOf(value: Readonly<Record<string, unknown>>, fail: (why: string) => OperatorError): MovedDocument {
  const { container, document, expiresAt = null } = value
  if (container !== 'app' && container !== 'ops') throw fail('there is no such container.')
  if (typeof document !== 'object' || document === null) throw fail('there is no document.')
  const moved = { container, document, expiresAt } as MovedDocument
  try {
    checkDocument(moved.document)
  } catch (error) {
    throw error instanceof StoreError ? fail('this is no document that a store takes.') : error
  }
  const lasts = moved.document.ttl === undefined
  if (lasts ? expiresAt !== null : typeof expiresAt !== 'string' || !Number.isFinite(Date.parse(expiresAt)))
    throw fail('it doesn’t say when the document expires.')
  return moved
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

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
