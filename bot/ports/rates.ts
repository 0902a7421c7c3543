/** How often one person, and everybody of one tenant, may ask. Implemented in bot/auth; asked before a body is read. */
import type { VerifiedIdentity } from './gate.ts'

/** `transfer`: whole files, in or out. */
export type Effort = 'read' | 'change' | 'transfer'

export type Rates = {
  /** @throws AppError `too-many-requests` with the time to wait */
  readonly take: (who: VerifiedIdentity, effort: Effort) => void
  /** @returns true once a minute: whoever floods a conversation is told so once, not every time */
  readonly mayTell: (who: VerifiedIdentity) => boolean
}

/** For local mode, where there is nobody to keep from anybody. */
export const unlimited: Rates = { take: () => undefined, mayTell: () => true }
