/** The bytes of a table of readings become cells: any of the usual encodings, delimiters, quotes and line ends. */
import { parse, CsvError } from 'csv-parse/sync'
import { limits } from '#domain/limits.ts'
import type { Cells } from '#domain/metrics/read-readings.ts'
import { aboutTable, type TableFault } from '#domain/metrics/table-fault.ts'
import { withoutGuard } from './formula-guard.ts'

export type Table = { readonly ok: true; readonly cells: Cells } | { readonly ok: false; readonly fault: TableFault }

export function readTable(bytes: Uint8Array): Table {
  if (bytes.length > limits.maxReadingsBytes) return { ok: false, fault: aboutTable('too-large') }
  const text = decoded(bytes)
  // A packed file, a picture, UTF-16 that does not say so: whatever it is, it is no text.
  // oxlint-disable-next-line no-control-regex -- these very characters are what is looked for
  if (/[\u0000-\u0008\u000E-\u001F]/u.test(text)) return { ok: false, fault: aboutTable('not-a-table') }
  try {
    const cells = parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // A quote within a cell that isn't quoted is a quote.
      relax_quotes: true,
    })
    return { ok: true, cells: cells.map((row) => row.map(withoutGuard)) }
  } catch (error) {
    // What follows an unclosed quote can't be told apart.
    if (error instanceof CsvError) return { ok: false, fault: { ...aboutTable('unreadable-rest'), row: Number(error['records'] ?? 0) + 1 } }
    throw error
  }
}

/** By its byte order mark; without one it is UTF-8, or what Excel on Windows writes where it can't be. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes)
    throw error
  }
}

/** The first of these that its first line has: where a comma is the decimal sign, it does not stand between cells. */
function delimiterOf(text: string): string {
  const line = /^(?:\s*[\r\n])*([^\r\n]*)/u.exec(text)?.[1] ?? ''
  const bare = line.replace(/"[^"]*"/gu, '')
  return ['\t', ';', '|'].find((delimiter) => bare.includes(delimiter)) ?? ','
}
