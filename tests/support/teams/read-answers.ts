/** Reads what the bot answers to an invoke, strictly: a body that Teams would not understand throws. */
import * as z from 'zod/mini'

const card = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  body: z.array(z.looseObject({ type: z.string() })),
  actions: z.optional(z.array(z.looseObject({ type: z.string(), title: z.string() }))),
})
export type Card = z.infer<typeof card>

const cardAttachment = z.object({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: card })

const resultBody = z.strictObject({
  composeExtension: z.strictObject({
    type: z.literal('result'),
    attachmentLayout: z.literal('list'),
    attachments: z.array(
      z.strictObject({
        ...cardAttachment.shape,
        preview: z.strictObject({
          contentType: z.literal('application/vnd.microsoft.card.thumbnail'),
          content: z.strictObject({ title: z.string(), text: z.string() }),
        }),
      }),
    ),
  }),
})

const messageBody = z.strictObject({ composeExtension: z.strictObject({ type: z.literal('message'), text: z.string() }) })

const dialogBody = z.strictObject({
  task: z.strictObject({
    type: z.literal('continue'),
    value: z.looseObject({ title: z.string().check(z.minLength(1)), card: cardAttachment }),
  }),
})

type Answered = { readonly status: number; readonly body: unknown }

/** The results of a search or a submitted form: what the list shows, and the card that is inserted. */
export function resultsOf(answer: Answered): readonly { readonly title: string; readonly text: string; readonly card: Card }[] {
  return resultBody.parse(ok(answer)).composeExtension.attachments.map(({ preview, content }) => ({ ...preview.content, card: content }))
}

export const titlesOf = (answer: Answered): readonly string[] => resultsOf(answer).map(({ title }) => title)

/** The sentence in place of results. */
export const sentenceOf = (answer: Answered): string => messageBody.parse(ok(answer)).composeExtension.text

export type Dialog = {
  readonly title: string
  readonly card: Card
  /** All that is read in it, line by line: texts, not inputs. */
  readonly words: string
  /** Each input's value, by its id; empty when it has none. */
  readonly values: Readonly<Record<string, string>>
  /** What stands right below an input, by the input's id. */
  readonly notes: Readonly<Record<string, string>>
  /** What the button sends along. */
  readonly data: Readonly<Record<string, unknown>>
}

export function dialogOf(answer: Answered): Dialog {
  const { title, card: attachment } = dialogBody.parse(ok(answer)).task.value
  const { content } = attachment
  const values: Record<string, string> = {}
  const notes: Record<string, string> = {}
  content.body.forEach((element, at) => {
    const id = element['id']
    if (typeof id !== 'string') return
    values[id] = textOf(element['value'])
    const next = content.body[at + 1]
    if (next?.type === 'TextBlock') notes[id] = textOf(next['text'])
  })
  const data = (content.actions?.[0]?.['data'] ?? {}) as Readonly<Record<string, unknown>>
  return { title, card: content, words: wordsOf(content), values, notes, data }
}

/** The texts of a card, one line each. */
export const wordsOf = ({ body }: Card): string =>
  body.flatMap(({ type, text }) => (type === 'TextBlock' && typeof text === 'string' ? [text] : [])).join('\n')

/** The card of a message that the bot sent; throws when it sent text beside it, or more than one. */
export function cardOf(activity: Readonly<Record<string, unknown>>): Card {
  const sent = z
    .object({ type: z.literal('message'), text: z.optional(z.undefined()), attachments: z.array(cardAttachment) })
    .parse(activity)
  const [only, ...others] = sent.attachments
  if (only === undefined || others.length > 0) throw new Error(`The message has ${sent.attachments.length} cards.`)
  return only.content
}

/** As Teams counts a card: its JSON in UTF-16. */
export const bytesOf = (content: unknown): number => Buffer.byteLength(JSON.stringify(content), 'utf16le')

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function ok({ status, body }: Answered): unknown {
  if (status !== 200) throw new Error(`The answer is ${status}: ${JSON.stringify(body)}`)
  return body
}
