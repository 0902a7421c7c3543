/** Netscape bookmarks, as every browser and bookmark service exports them; folders become tags. */
import { Parser } from 'htmlparser2'
import type { FileRow } from '#bot/ports/files.ts'
import { markupDepth } from '#domain/markup-depth.ts'

/** Folders that only say where the browser shows them. */
const shelves = /^(?:bookmarks(?: bar| menu| toolbar)?|favou?rites(?: bar)?|other bookmarks|mobile bookmarks|imported|menu)$/iu

export function readNetscape(text: string): readonly FileRow[] {
  const rows: FileRow[] = []
  const depth = markupDepth()
  const folders: string[] = []
  let folder = ''
  let reading: 'title' | 'folder' | 'description' | null = null
  let current: Record<string, unknown> | null = null

  const parser = new Parser({
    onopentag(name, attributes) {
      if (!depth.open()) {
        rows.push({ row: rows.length + 1, broken: '', fault: 'unreadable-rest' })
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
        rows.push({ row: rows.length + 1, fields: current })
        reading = 'title'
      }
    },
    ontext(part) {
      if (reading === 'folder') folder += part
      else if (reading === 'title' && current !== null) current['title'] = `${String(current['title'])}${part}`
      else if (reading === 'description' && current !== null) current['why'] = `${String(current['why'])}${part}`
    },
    onclosetag(name) {
      depth.close()
      if (name === 'dl') folders.pop()
      if (name === 'a' || name === 'h3') reading = null
      if (name === 'h3') folder = folder.trim()
    },
  })
  parser.write(text)
  parser.end()
  return rows
}
