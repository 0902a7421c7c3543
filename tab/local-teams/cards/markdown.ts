/**
 * The small part of Markdown that Teams shows in cards and bot messages: bold, italic, links, lists, line breaks.
 * Text is escaped first and only then marked up, so nothing that someone typed can become markup; `\*` stays a star.
 */

/** @returns HTML made of `p ul ol li strong em a br` alone; links are http(s) only and open in a new window */
export function markdownToHtml(text: string): string {
  const html: string[] = []
  let list: 'ul' | 'ol' | null = null
  const closeList = () => {
    if (list !== null) html.push(`</${list}>`)
    list = null
  }
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const [, bullet, item = ''] = /^\s*([-*+]|\d{1,3}\.)\s+(.*)$/u.exec(line) ?? []
    if (bullet === undefined) {
      closeList()
      html.push(line.trim() === '' ? '<br>' : `<p>${inline(line)}</p>`)
      continue
    }
    const kind = /\d/u.test(bullet) ? 'ol' : 'ul'
    if (list !== kind) {
      closeList()
      html.push(`<${kind}>`)
      list = kind
    }
    html.push(`<li>${inline(item)}</li>`)
  }
  closeList()
  return html.join('')
}

/** The same text without its marks, on one line, for a preview. */
export function wordsOf(text: string): string {
  const html = markdownToHtml(text).replace(/<br>|<\/(?:p|li)>/gu, ' ')
  return unescapeHtml(html.replace(/<[^>]+>/gu, ''))
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Backslash escapes are put away before marks are looked for, and back at the end. */
function inline(line: string): string {
  const kept: string[] = []
  const keep = (html: string) => `\uE000${String(kept.push(html) - 1)}\uE001`
  const marked = line
    .replace(/[\uE000\uE001]/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/gu, (_all, char: string) => keep(escapeHtml(char)))
    .replace(/\[([^\]]+)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)/gu, (all, label: string, address: string) => {
      // What the escapes put away belongs to the address as it was typed.
      const href = restore(address, kept, unescapeHtml)
      if (!URL.canParse(href) || !['http:', 'https:'].includes(new URL(href).protocol)) return all
      return keep(
        `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer">${restore(emphasis(escapeHtml(label)), kept)}</a>`,
      )
    })
  return restore(emphasis(escapeHtml(marked)), kept)
}

function emphasis(escaped: string): string {
  return escaped
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/gu, '<strong>$1</strong>')
    .replace(/(^|[^\p{L}\p{N}])__(\S(?:.*?\S)?)__(?![\p{L}\p{N}])/gu, '$1<strong>$2</strong>')
    .replace(/\*(\S(?:.*?\S)?)\*/gu, '<em>$1</em>')
    .replace(/(^|[^\p{L}\p{N}])_(\S(?:.*?\S)?)_(?![\p{L}\p{N}])/gu, '$1<em>$2</em>')
}

function restore(text: string, kept: readonly string[], change: (html: string) => string = (html) => html): string {
  return text.replace(/\uE000(\d+)\uE001/gu, (_all, index: string) => change(kept[Number(index)] ?? ''))
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escapeHtml = (text: string) => text.replace(/[&<>"']/gu, (char) => entities[char] ?? char)

const unescapeHtml = (html: string) =>
  html.replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => Object.keys(entities).find((char) => entities[char] === entity) ?? entity)
