/** Reads from the head of a page what it says about itself: Open Graph first, then the plain title and description. */
import { Parser } from 'htmlparser2'
import { limits } from '#domain/limits.ts'
import { markupDepth } from '#domain/markup-depth.ts'
import { cleanLine, truncate } from '#domain/text.ts'
import type { LinkPreview } from '#domain/resources/resource.ts'
import type { Page } from './fetch-page.ts'

/** Longer than any title that is shown; cleaning and counting stay quick. */
const maxRawChars = 4_000

/** @returns null when it has neither a title nor a description */
export function readPreview(page: Page): LinkPreview | null {
  const { metas, title } = readHead(decode(page))
  const said = (names: readonly string[], max: number): string => {
    const found = names.map((name) => metas.get(name) ?? '').find((text) => text.trim() !== '') ?? ''
    return truncate(cleanLine(found.slice(0, maxRawChars)), max)
  }
  const preview = {
    title:
      said(['og:title', 'twitter:title'], limits.maxTitleGraphemes) ||
      truncate(cleanLine(title.slice(0, maxRawChars)), limits.maxTitleGraphemes),
    description: said(['og:description', 'description', 'twitter:description'], limits.maxWhyGraphemes),
    siteName: said(['og:site_name', 'application-name'], limits.maxTagGraphemes),
  }
  return preview.title === '' && preview.description === '' ? null : preview
}

/** The charset of the header, else of a meta element near the beginning, else UTF-8; an unknown one is read as UTF-8. */
function decode({ contentType, bytes }: Page): string {
  const inHeader = /charset\s*=\s*["']?([\w-]+)/iu.exec(contentType)?.[1]
  const inMeta = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/iu.exec(bytes.subarray(0, 2_048).toString('latin1'))?.[1]
  try {
    return new TextDecoder(inHeader ?? inMeta ?? 'utf-8').decode(bytes)
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder().decode(bytes)
    throw error
  }
}

function readHead(html: string): { readonly metas: ReadonlyMap<string, string>; readonly title: string } {
  const metas = new Map<string, string>()
  let title = ''
  let isInTitle = false
  let isTitleRead = false
  const depth = markupDepth()
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'title' && !isTitleRead) isInTitle = true
      if (name === 'body' || !depth.open()) parser.pause()
      const key = (attributes['property'] ?? attributes['name'])?.toLowerCase()
      if (name === 'meta' && key !== undefined && !metas.has(key)) metas.set(key, attributes['content'] ?? '')
    },
    ontext(text) {
      if (isInTitle && title.length < maxRawChars) title += text
    },
    onclosetag(name) {
      depth.close()
      if (name !== 'title' || !isInTitle) return
      isInTitle = false
      isTitleRead = true
    },
  })
  parser.write(html)
  parser.end()
  return { metas, title }
}
