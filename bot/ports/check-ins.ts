/** A person's check-ins, in their own partition. */
import type { CheckIn } from '#domain/check-ins/check-in.ts'
import type { Conversation } from '#domain/check-ins/conversation.ts'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { Person } from '#domain/people/actors.ts'

export type CheckInPage = { readonly items: readonly CheckIn[]; readonly nextCursor: string | null }

/** `heard`: the messages that brought it here, the latest first, so that none is heard twice, however late it is told again. Over: it has ended. */
export type StandingConversation = {
  readonly conversation: Conversation
  readonly heard: readonly string[]
  /** ISO instant. */
  readonly heardAt: string
  readonly isOver: boolean
  readonly version: string
}

export type CheckIns = {
  readonly get: (person: Person, week: IsoWeek) => Promise<CheckIn | null>
  /** @returns the one of that week: this one, or what was begun before */
  readonly begin: (person: Person, checkIn: CheckIn) => Promise<CheckIn>
  /**
   * @param change - may be called more than once; the same again: nothing is written
   * @throws AppError `not-found` when there is none of that week
   */
  readonly change: (person: Person, week: IsoWeek, change: (before: CheckIn) => CheckIn) => Promise<CheckIn>
  /** By week, the latest first. @param limit - 1 to 100 @throws AppError `invalid-input` for a cursor of another list */
  readonly list: (person: Person, page: { readonly limit: number; readonly cursor: string | null }) => Promise<CheckInPage>
  /** The questions that are asked one after the other in the chat, or were until lately. */
  readonly conversation: (person: Person) => Promise<StandingConversation | null>
  /**
   * @param version - the one that was read; null for a first one
   * @returns false when another message was quicker: nothing was written
   */
  readonly converse: (person: Person, conversation: Omit<StandingConversation, 'version'>, version: string | null) => Promise<boolean>
}
