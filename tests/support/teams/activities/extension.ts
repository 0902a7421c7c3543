/** Invokes of the messaging extension. */
import type { TestPerson } from '../cast.ts'
import { envelope, type Activity, type Overrides, type Place } from './activity.ts'

/** `parameters` and `queryOptions` are taken as they are, so that a test can send what Teams never would. */
export type QueryOptions = { readonly parameters?: unknown; readonly queryOptions?: unknown; readonly commandId?: unknown }

/**
 * Typing in Find.
 * Follows https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
 */
export const query = (from: TestPerson, place: Place, text: string, options: QueryOptions = {}): Activity =>
  invoke(from, place, 'composeExtension/query', {
    commandId: 'find',
    parameters: [{ name: 'query', value: text }],
    queryOptions: { skip: 0, count: 25 },
    ...options,
  })

/** Find was opened and nothing is typed yet: Teams sends the parameter `initialRun` (same page, *Default query*). */
export const initialRun = (from: TestPerson, place: Place, options: QueryOptions = {}): Activity =>
  query(from, place, '', { parameters: [{ name: 'initialRun', value: 'true' }], ...options })

/**
 * An action command was chosen.
 * Follows https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
 */
export const openForm = (from: TestPerson, place: Place, commandId = 'share'): Activity =>
  invoke(from, place, 'composeExtension/fetchTask', { commandId, ...context })

/**
 * An action command was chosen in the menu of a message. The same page shows it for a message in a thread.
 * @param message.html - as Teams writes a body: plain text in `<p>` or `<div>`, mentions as `<at>`
 */
export const openFormOnMessage = (from: TestPerson, place: Place, message: AboutMessage, commandId = 'save'): Activity =>
  invoke(from, place, 'composeExtension/fetchTask', { commandId, ...context, ...aboutMessage(message) })

/** The form that was opened on a message was sent: the message comes along once more. */
export const submitFormOnMessage = (from: TestPerson, place: Place, message: AboutMessage, data: Overrides, commandId = 'save'): Activity =>
  invoke(from, place, 'composeExtension/submitAction', { commandId, ...context, ...aboutMessage(message), data })

export type AboutMessage = {
  readonly html: string
  /** Null: another app or a webhook wrote it. */
  readonly author: TestPerson | null
  readonly overrides?: Overrides
}

function aboutMessage({ html, author, overrides = {} }: AboutMessage): Overrides {
  const application = { applicationIdentityType: 'webhook', id: 'b8c1c68c-e290-4bdd-81c3-266f310751dc', displayName: 'Alarm panel' }
  return {
    commandContext: 'message',
    messagePayload: {
      linkToMessage: 'https://teams.microsoft.com/l/message/19:6decf54d86d945e4b3924b63a9161a78@thread.tacv2/1611060744833',
      id: '1611060744833',
      replyToId: null,
      createdDateTime: '2026-11-20T12:52:24.833Z',
      lastModifiedDateTime: null,
      deleted: false,
      summary: null,
      importance: 'normal',
      locale: 'en-us',
      body: { contentType: 'html', content: html },
      from: {
        device: null,
        conversation: null,
        user: author === null ? null : { userIdentityType: 'aadUser', id: author.personId, displayName: author.name },
        application: author === null ? application : null,
      },
      reactions: [],
      mentions: [],
      attachments: [],
      ...overrides,
    },
  }
}

/**
 * A link of our own domain was pasted where one writes.
 * Follows https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/link-unfurling
 */
export const queryLink = (from: TestPerson, place: Place, url: unknown): Activity =>
  invoke(from, place, 'composeExtension/queryLink', { url })

/**
 * A button with `Action.Execute` was pressed in a card.
 * Follows https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
export const executeAction = (from: TestPerson, place: Place, verb: string, data: Overrides): Activity => ({
  ...envelope(from, place),
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  replyToId: '1611060744833',
})

/**
 * The form of an action command was sent: `data` holds the inputs by id and what the button carries.
 * Follows https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit
 */
export const submitForm = (from: TestPerson, place: Place, data: Overrides, commandId = 'share'): Activity =>
  invoke(from, place, 'composeExtension/submitAction', { commandId, ...context, data })

/** An invoke with any name and value. */
export const invoke = (from: TestPerson, place: Place, name: string, value: unknown): Activity => {
  const base = envelope(from, place)
  return { type: 'invoke', name, value, ...base, channelData: { ...(base['channelData'] as Overrides), source: { name: 'compose' } } }
}

const context = { commandContext: 'compose', requestId: 'fe50f49e5c74440bb2ebf07f49e9553c', context: { theme: 'default' } } as const
