/** A file line by line, however large it is; a line ends with a line feed and with nothing else. */
import { createReadStream } from 'node:fs'

/**
 * What `node:readline` also takes for the end of a line (U+2028, U+2029, a carriage return alone) may be within what people wrote.
 * @param maxBytes - of a line; of one that is longer no more is read than shows it
 * @returns each line without its end, and without a carriage return before that; null for the first that is too long, then no more
 */
export async function* readLines(file: string, maxBytes: number): AsyncIterable<Buffer | null> {
  let parts: Buffer[] = []
  let length = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    for (let from = 0; from < chunk.length;) {
      const end = chunk.indexOf(lineFeed, from)
      const part = chunk.subarray(from, end < 0 ? chunk.length : end)
      parts.push(part)
      length += part.length
      if (length > maxBytes) {
        yield null
        return
      }
      from = end < 0 ? chunk.length : end + 1
      if (end < 0) continue
      yield withoutReturn(Buffer.concat(parts, length))
      parts = []
      length = 0
    }
  }
  if (length > 0) yield withoutReturn(Buffer.concat(parts, length))
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

const withoutReturn = (line: Buffer): Buffer => (line.at(-1) === carriageReturn ? line.subarray(0, -1) : line)
