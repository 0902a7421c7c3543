/** Netscape bookmarks, as every browser and bookmark service exports them; folders become tags. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Parser } from 'htmlparser2'
import type { FileRow } from '#bot/ports/files.ts'
import { markupDepth } from '#domain/markup-depth.ts'

/** Folders that only say where the browser shows them. */
const shelves = /^(?:bookmarks(?: bar| menu| toolbar)?|favou?rites(?: bar)?|other bookmarks|mobile bookmarks|imported|menu)$/iu

/** Longer than any title or description; the rest of an endless one is not collected. */
const maxTextChars = 10_000
const chunkChars = 64 * 1024

export async function* readNetscape(text: string): AsyncIterable<FileRow> {
  let rows: FileRow[] = []
  let count = 0
  const depth = markupDepth()
  const folders: string[] = []
  let folder = ''
  let reading: 'title' | 'folder' | 'description' | null = null
  let current: Record<string, unknown> | null = null

  const parser = new Parser({
    onopentag(name, attributes) {
      if (!depth.open()) {
        rows.push({ row: (count += 1), broken: '', fault: 'unreadable-rest' })
        return parser.pause()
      }
      if (name === 'dl') folders.push(folder)
      if (name === 'h3') {
        folder = ''
        reading = 'folder'
      }
      if (name === 'dt' || name === 'dl') reading = null
      if (name === 'dd') reading = 'description'
      if (name === 'a') {
        const tags = [attributes['tags'] ?? '', ...folders.filter((known) => known !== '' && !shelves.test(known))]
        current = {
          ...(attributes['id'] === undefined ? {} : { id: attributes['id'] }),
          kind: attributes['kind'] ?? '',
          url: attributes['href'] ?? '',
          title: '',
          why: '',
          tags: tags.flatMap((tag) => tag.split(',')),
          sharedat: attributes['add_date'] ?? '',
        }
        rows.push({ row: (count += 1), fields: current })
        reading = 'title'
      }
    },
    ontext(part) {
      if (reading === 'folder') folder = longer(folder, part)
      else if (reading === 'title' && current !== null) current['title'] = longer(String(current['title']), part)
      else if (reading === 'description' && current !== null) current['why'] = longer(String(current['why']), part)
    },
    onclosetag(name) {
      depth.close()
      if (name === 'dl') folders.pop()
      if (name === 'a' || name === 'h3') reading = null
      if (name === 'h3') folder = folder.trim()
    },
  })
  for (let from = 0; from < text.length; from += chunkChars) {
    parser.write(text.slice(from, from + chunkChars))
    // The last one may still get its description.
    yield* rows.slice(0, -1)
    rows = rows.slice(-1)
    await nextTurn()
  }
  parser.end()
  yield* rows
}

const longer = (text: string, part: string): string => (text.length > maxTextChars ? text : `${text}${part.slice(0, maxTextChars)}`)
