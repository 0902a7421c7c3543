/** CSV with a header: any of the usual delimiters, quotes, line ends; a row that doesn't fit is named, the others are read. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { parse, type Parser } from 'csv-parse'
import { limits } from '#domain/limits.ts'
import type { FileRow } from '#bot/ports/files.ts'
import { withoutGuard } from './formula-guard.ts'

const maxShownChars = 60
const chunkChars = 64 * 1024

export async function* readCsv(whole: string): AsyncIterable<FileRow> {
  const text = untilEndlessLine(whole)
  const delimiter = delimiterOf(text)
  const parser = parse({
    delimiter,
    relax_column_count: true,
    max_record_size: limits.maxBodyTextBytes * 2,
    // A quote within a field that isn't quoted is a quote.
    relax_quotes: true,
  })
  let failure: Error | null = null
  parser.on('error', (error) => {
    failure = error
  })
  let header: readonly string[] | null = null
  let row = 0
  for (const chunk of [...chunksOf(text), null]) {
    if (chunk === null) parser.end()
    else parser.write(chunk)
    // Read by hand: a stream that fails throws away the rows that it has ready.
    for (let record = next(parser); record !== null; record = next(parser)) {
      // A table shows an empty line as a row, and so it counts as one.
      if (record.length === 1 && record[0] === '') {
        row += 1
        continue
      }
      if (header === null) {
        if (record.length > limits.maxImportColumns) return yield { row: 1, broken: '', fault: 'row-too-large' }
        header = record.map((name) => name.trim().toLowerCase())
        continue
      }
      row += 1
      if (record.slice(header.length).some((cell) => cell.trim() !== ''))
        yield { row, broken: record.join(', ').slice(0, maxShownChars), fault: 'too-many-cells' }
      else yield { row, fields: fieldsOf(header, record) }
    }
    await nextTurn()
    // What follows an unclosed quote or an endless record can't be told apart: the rest is left out, and said so.
    if (failure !== null) return yield { row: row + 1, broken: '', fault: 'unreadable-rest' }
  }
  if (text.length < whole.length) yield { row: row + 1, broken: '', fault: 'unreadable-rest' }
}

/** The parser makes a cell of every delimiter, however many there are: of a line longer than any row nothing is read, nor behind it. */
function untilEndlessLine(text: string): string {
  const lineEnd = text.includes('\n') ? '\n' : '\r'
  for (let from = 0; from < text.length;) {
    const end = text.indexOf(lineEnd, from)
    if ((end < 0 ? text.length : end) - from > limits.maxImportRowChars) return text.slice(0, from)
    from = end < 0 ? text.length : end + 1
  }
  return text
}

const next = (parser: Parser): readonly string[] | null => parser.read() as readonly string[] | null

function fieldsOf(header: readonly string[], record: readonly string[]): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  header.forEach((name, at) => {
    // Of two columns with one name the first that says something counts.
    if (name !== '' && (fields[name] === undefined || fields[name] === '')) fields[name] = withoutGuard(record[at] ?? '')
  })
  return fields
}

/** The one that occurs most often in the header. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/u.exec(text)?.[0] ?? ''
  const counted = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter
}

function* chunksOf(text: string): Iterable<string> {
  for (let from = 0; from < text.length; from += chunkChars) yield text.slice(from, from + chunkChars)
}
