/** Which format a file has, by its content first and its ending last. */
import type { ReadFile } from '#bot/ports/files.ts'
import { spaceFormat } from '#domain/transfer/space.ts'
import { readCsv } from './read-csv.ts'
import { readJsonLines } from './read-json-lines.ts'
import { readNetscape } from './read-netscape.ts'
import { readSpace } from './read-space.ts'

export const readFile: ReadFile = (given, fileName) => {
  const text = given.replace(/^\uFEFF/u, '')
  const beginning = text.slice(0, 2_000).trimStart()
  if (/^<!DOCTYPE NETSCAPE-Bookmark|<DT>\s*<(?:A|H3)\b/iu.test(beginning)) return { format: 'netscape', rows: readNetscape(text) }
  if (beginning.startsWith('{') && beginning.includes(`"${spaceFormat}"`)) return { format: 'json', rows: readSpace(text) }
  if (beginning.startsWith('{') || /\.jsonl?$|\.ndjson$/iu.test(fileName)) return { format: 'jsonl', rows: readJsonLines(text) }
  return { format: 'csv', rows: readCsv(text) }
}
