/** What one look at one part of the installation found, in words for whoever operates it. */

/** `skipped`: nothing is known of this part, and `found` says why. */
export type Status = 'ok' | 'warning' | 'problem' | 'skipped'

export type Finding = {
  /** Names the check for programs; stays the same between releases. */
  readonly check: string
  readonly status: Status
  readonly title: string
  /** What was found, in a sentence. Never a secret, a token or a key. */
  readonly found: string
  /** What to do: the page, the command or the variable. Null when nothing has to be done. */
  readonly next: string | null
}

/** Which part a finding is about. */
export type Part = Pick<Finding, 'check' | 'title'>

export const ok = (part: Part, found: string): Finding => ({ ...part, status: 'ok', found, next: null })
export const warning = (part: Part, found: string, next: string): Finding => ({ ...part, status: 'warning', found, next })
export const problem = (part: Part, found: string, next: string): Finding => ({ ...part, status: 'problem', found, next })
export const skipped = (part: Part, found: string, next: string | null = null): Finding => ({ ...part, status: 'skipped', found, next })

export const isProblem = ({ status }: Finding): boolean => status === 'problem'
