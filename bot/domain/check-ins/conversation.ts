/** The check-in by typing: one question after the other. Its state is a document, so that it goes on after a restart and on another device. */
import type { IsoWeek } from './iso-week.ts'

export type Conversation = {
  readonly week: IsoWeek
  /** The question that was asked last, by its place. */
  readonly at: number
}

/** What the person said, read from their language's words by whoever knows them. */
export type Said = { readonly kind: 'answer'; readonly text: string } | { readonly kind: 'back' | 'skip' | 'cancel' }

export type Turn = {
  /** Null: the conversation has ended. */
  readonly next: Conversation | null
  /** To be kept as the answer to the question at this place. */
  readonly answer: { readonly at: number; readonly text: string } | null
  /** - `ask`: the question of `next` · `first`: there is none before it · `empty`: nothing was said */
  readonly say: 'ask' | 'first' | 'empty' | 'done' | 'cancelled'
}

export const beginConversation = (week: IsoWeek): Conversation => ({ week, at: 0 })

/** What was answered stays, whatever comes after it: cancelling ends the questions and takes nothing back. @param count - of questions */
export function converse(conversation: Conversation, said: Said, count: number): Turn {
  const { at } = conversation
  const on = (answer: Turn['answer']): Turn =>
    at + 1 < count ? { next: { ...conversation, at: at + 1 }, answer, say: 'ask' } : { next: null, answer, say: 'done' }
  switch (said.kind) {
    case 'cancel':
      return { next: null, answer: null, say: 'cancelled' }
    case 'skip':
      return on(null)
    case 'back':
      return at === 0
        ? { next: conversation, answer: null, say: 'first' }
        : { next: { ...conversation, at: at - 1 }, answer: null, say: 'ask' }
    case 'answer':
      return said.text === '' ? { next: conversation, answer: null, say: 'empty' } : on({ at, text: said.text })
  }
}
