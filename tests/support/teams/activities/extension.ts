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
