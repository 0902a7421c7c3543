/**
 * The message that an action was chosen on: its words, its links, its author and its address.
 * Source: Microsoft Teams platform, "Create action commands", *Payload activity properties when a task module is invoked from a message*.
 */
import { Parser } from 'htmlparser2'
import * as z from 'zod/mini'
import { limits } from '#domain/limits.ts'
import { isTeamsUrl } from '#domain/links/teams-url.ts'
import { markupDepth } from '#domain/markup-depth.ts'
import { personId } from '#domain/ids.ts'
import { cleanName } from '#domain/people/clean-name.ts'
import { cleanText } from '#domain/text.ts'
import type { SelectedMessage } from '#bot/teams/turn.ts'

const text = z.catch(z.string(), '')

const payloadSchema = z.object({
  linkToMessage: text,
  body: z.catch(z.object({ contentType: text, content: text }), { contentType: 'text', content: '' }),
  from: z.catch(
    z.object({
      user: z.catch(z.nullish(z.object({ id: text, displayName: text })), null),
      application: z.catch(z.nullish(z.object({ displayName: text })), null),
    }),
    {},
  ),
})

/** Longer messages are cut where they are read: more than fits a form. */
const maxRead = limits.maxBodyTextBytes

/** @returns null when the action was not chosen on a message */
export function readMessage(payload: unknown): SelectedMessage | null {
  const parsed = payloadSchema.safeParse(payload)
  if (!parsed.success) return null
  const { body, from, linkToMessage } = parsed.data
  const content = body.content.slice(0, maxRead)
  const said = body.contentType.toLowerCase() === 'html' ? readHtml(content) : { text: cleanText(content), links: [] }
  const id = from.user?.id ?? ''
  return {
    ...said,
    source: {
      author: {
        personId: /^[0-9a-f-]{36}$/iu.test(id) ? personId(id) : null,
        name: cleanName(from.user?.displayName ?? from.application?.displayName ?? ''),
      },
      messageUrl: isTeamsUrl(linkToMessage) ? linkToMessage : null,
    },
  }
}

const blocks = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'table', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'pre'])
const silent = new Set(['style', 'script', 'attachment'])

function readHtml(html: string): { readonly text: string; readonly links: readonly string[] } {
  const links: string[] = []
  let said = ''
  let unsaid = 0
  const depth = markupDepth()
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!depth.open()) return parser.pause()
      if (silent.has(name)) unsaid += 1
      if (blocks.has(name) && !said.endsWith('\n')) said += '\n'
      if (name === 'li') said += '- '
      if (name === 'a' && attributes['href'] !== undefined) links.push(attributes['href'])
    },
    ontext(part) {
      if (unsaid === 0) said += part
    },
    onclosetag(name) {
      depth.close()
      if (silent.has(name)) unsaid -= 1
      if (name === 'p' || name === 'li') said += '\n'
    },
  })
  parser.write(html)
  parser.end()
  return { text: cleanText(said.replace(/[ \t\u00A0]+/gu, ' ').replace(/\n{3,}/gu, '\n\n')), links }
}
