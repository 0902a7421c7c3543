/** What the local server answers, parsed once. Cards and the bot's answers stay unknown here: extension/ and cards/ read them. */
import * as z from 'zod/mini'

const attachmentSchema = z.object({ contentType: z.string(), content: z.unknown(), preview: z.optional(z.unknown()) })
export type Attachment = z.infer<typeof attachmentSchema>

export const messageSchema = z.object({
  id: z.string(),
  conversationId: z.string(),
  rootId: z.nullable(z.string()),
  author: z.object({ kind: z.enum(['person', 'app']), id: z.string(), name: z.string() }),
  at: z.string(),
  text: z.string(),
  textFormat: z.enum(['plain', 'markdown', 'xml']),
  attachments: z.array(attachmentSchema),
  isEdited: z.boolean(),
  isUndelivered: z.boolean(),
})
export type Message = z.infer<typeof messageSchema>

export const messagesSchema = z.object({ messages: z.array(messageSchema) })

const commandSchema = z.object({
  id: z.string(),
  type: z.enum(['query', 'action']),
  title: z.string(),
  description: z.string(),
  context: z.array(z.enum(['compose', 'commandBox', 'message'])),
  initialRun: z.boolean(),
  fetchTask: z.boolean(),
  parameters: z.array(z.object({ name: z.string(), title: z.string(), description: z.string() })),
})
export type Command = z.infer<typeof commandSchema>

const tabSchema = z.object({ tabId: z.string(), entityId: z.string(), name: z.string(), path: z.string() })
/** A page of the app that one can open: a channel's or one's own. */
export type AppTab = z.infer<typeof tabSchema>

const personSchema = z.object({ key: z.string(), personId: z.string(), name: z.string(), role: z.string() })

export const worldSchema = z.object({
  appId: z.string(),
  tenantId: z.string(),
  bot: z.object({ id: z.string(), name: z.string() }),
  client: z.object({ locale: z.string(), country: z.string(), platform: z.string(), timezone: z.string() }),
  people: z.array(personSchema),
  me: z.extend(personSchema, { userPrincipalName: z.string() }),
  chats: z.array(
    z.object({
      conversationId: z.string(),
      kind: z.enum(['personal', 'groupChat']),
      name: z.string(),
      memberCount: z.number(),
      isInstalled: z.boolean(),
      lastMessage: z.nullable(messageSchema),
    }),
  ),
  teams: z.array(
    z.object({
      teamId: z.string(),
      threadId: z.string(),
      name: z.string(),
      memberIds: z.array(z.string()),
      isInstalled: z.boolean(),
      channels: z.array(z.object({ channelId: z.string(), name: z.string(), tabs: z.array(tabSchema) })),
    }),
  ),
  commands: z.array(commandSchema),
  scopes: z.array(z.string()),
  /** Whose links the app is asked about; `{{HOST}}` is this page's own domain. */
  linkDomains: z.array(z.string()),
  configurationPath: z.nullable(z.string()),
  personalTabs: z.array(z.object({ entityId: z.string(), name: z.string(), path: z.string() })),
})
export type World = z.infer<typeof worldSchema>
export type Chat = World['chats'][number]
export type Team = World['teams'][number]

export const eventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), message: messageSchema }),
  z.object({ kind: z.literal('message-updated'), message: messageSchema }),
  z.object({ kind: z.literal('message-removed'), conversationId: z.string(), messageId: z.string() }),
  z.object({ kind: z.literal('world') }),
])
export type LocalEvent = z.infer<typeof eventSchema>

export const outcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('answered'), status: z.number(), body: z.optional(z.unknown()) }),
  z.object({ outcome: z.literal('late') }),
  z.object({ outcome: z.literal('unreachable') }),
])
/** What became of a question to the app. */
export type Outcome = z.infer<typeof outcomeSchema>

export const clockSchema = z.object({ now: z.string() })
export const linkSchema = z.object({ leadsTo: z.nullable(z.string()) })
export const addedTabSchema = z.object({ tabId: z.string() })
export const takenSchema = z.object({ isTaken: z.boolean() })
