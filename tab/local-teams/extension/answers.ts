/** Reads what the app answers to an invoke, as Teams understands it; everything else is `unreadable`. */
import * as z from 'zod/mini'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import type { Attachment, Outcome } from '../api/wire.ts'

const cardContentType = 'application/vnd.microsoft.card.adaptive'

const attachmentSchema = z.object({
  contentType: z.string(),
  content: z.optional(z.unknown()),
  preview: z.optional(z.nullable(z.object({ content: z.optional(z.unknown()) }))),
})

const extensionSchema = z.object({
  type: z.string(),
  text: z.optional(z.nullable(z.string())),
  attachments: z.optional(z.nullable(z.array(attachmentSchema))),
})

const cardAttachmentSchema = z.object({ contentType: z.literal(cardContentType), content: z.unknown() })

const taskSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), value: z.string() }),
  z.object({
    type: z.literal('continue'),
    value: z.object({
      title: z.optional(z.nullable(z.string())),
      card: z.optional(z.nullable(cardAttachmentSchema)),
      url: z.optional(z.nullable(z.string())),
      width: z.optional(z.nullable(z.union([z.string(), z.number()]))),
    }),
  }),
])

const bodySchema = z.object({ task: z.optional(z.nullable(taskSchema)), composeExtension: z.optional(z.nullable(extensionSchema)) })

export type ExtensionAnswer =
  | { readonly kind: 'card'; readonly title: string | null; readonly card: unknown; readonly width: string | number | null }
  /** Cards for the compose box, or the results of a search. */
  | { readonly kind: 'result'; readonly attachments: readonly Attachment[] }
  | { readonly kind: 'message'; readonly text: string }
  /** Nothing more to show: a dialog closes. */
  | { readonly kind: 'done' }
  /** No answer that could be used; `text` says so. */
  | { readonly kind: 'trouble'; readonly text: string }

export function readAnswer(outcome: Outcome, app: string, lateText: string): ExtensionAnswer {
  if (outcome.outcome === 'late') return { kind: 'trouble', text: lateText }
  if (outcome.outcome === 'unreachable') return { kind: 'trouble', text: texts.unreachable(app) }
  if (outcome.status >= 300) return { kind: 'trouble', text: texts.refused(app, outcome.status) }
  if (outcome.body === undefined || outcome.body === null || outcome.body === '') return { kind: 'done' }
  const body = bodySchema.safeParse(outcome.body)
  if (!body.success) return { kind: 'trouble', text: texts.unreadable(app) }
  const { task, composeExtension } = body.data
  if (task?.type === 'message') return { kind: 'message', text: task.value }
  if (task?.type === 'continue') {
    const { card, title, width } = task.value
    if (card === undefined || card === null) return { kind: 'trouble', text: texts.pageTask }
    return { kind: 'card', title: title ?? null, card: card.content, width: width ?? null }
  }
  if (composeExtension?.type === 'message') return { kind: 'message', text: composeExtension.text ?? '' }
  if (composeExtension?.type === 'result') return { kind: 'result', attachments: (composeExtension.attachments ?? []).map(toAttachment) }
  return composeExtension === undefined || composeExtension === null ? { kind: 'done' } : { kind: 'trouble', text: texts.unreadable(app) }
}

const previewSchema = z.object({
  title: z.optional(z.nullable(z.string())),
  subtitle: z.optional(z.nullable(z.string())),
  text: z.optional(z.nullable(z.string())),
  images: z.optional(z.nullable(z.array(z.object({ url: z.string(), alt: z.optional(z.string()) })))),
  tap: z.optional(z.nullable(z.object({ type: z.string(), value: z.optional(z.unknown()) }))),
})

export type ResultPreview = {
  readonly title: string
  readonly detail: string
  readonly image: string | null
  /** What `composeExtension/selectItem` is asked with; undefined: the attachment itself is inserted. */
  readonly selectValue: unknown
}

/** The row of one search result, from its preview card. Marks of HTML in it are taken out, not shown. */
export function previewOf(attachment: Attachment): ResultPreview {
  const wrapped = z.object({ content: z.unknown() }).safeParse(attachment.preview)
  const preview = previewSchema.safeParse(wrapped.success ? wrapped.data.content : attachment.content)
  if (!preview.success) return { title: '', detail: '', image: null, selectValue: undefined }
  const { title, subtitle, text, images, tap } = preview.data
  const detail = [subtitle, text].filter((part) => typeof part === 'string' && part !== '').join(' · ')
  return {
    title: plain(title ?? ''),
    detail: plain(detail),
    image: images?.[0]?.url ?? null,
    selectValue: tap?.type === 'invoke' ? tap.value : undefined,
  }
}

/** The card of an attachment, or null when it is not an Adaptive Card. */
export const cardOf = (attachment: Attachment): unknown => (attachment.contentType === cardContentType ? attachment.content : null)

function toAttachment({ contentType, content, preview }: z.infer<typeof attachmentSchema>): Attachment {
  return { contentType, content: content ?? null, ...(preview !== undefined && preview !== null && { preview }) }
}

/** The words of a small piece of HTML, as Teams shows it in a result row. Parsed inertly: nothing in it runs or loads. */
function plain(html: string): string {
  if (!/[<&]/u.test(html)) return html
  return new DOMParser().parseFromString(html.replace(/<br\s*\/?>/giu, ' '), 'text/html').body.textContent
}
