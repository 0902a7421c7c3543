/** The outbox as its sender sees it. */
import type { TenantId } from '#domain/ids.ts'
import type { Notice, NoticeSubject } from './outbox.ts'

export type OutboxRow = {
  readonly key: string
  readonly tenantId: TenantId
  readonly notice: Notice
  readonly subject: NoticeSubject
  readonly status: 'waiting' | 'sending' | 'done' | 'dropped' | 'failed' | 'unknown'
  /** ISO instant from which it may be sent; of a row that is being sent, when its lease ends. */
  readonly dueAt: string
  readonly createdAt: string
  /** ISO instant since which attempts fail; null while none has, and for what only waits for its time. */
  readonly troubledSince: string | null
  readonly attempts: number
  /** Which instance made the last attempt: two that lease one row at the same instant must not write the same document. */
  readonly owner: string | null
  /** Why the last attempt did not end in `done`. */
  readonly reason: string | null
}

export type OutboxRows = {
  /** Rows to be looked at by now, the longest due first. `id` tells one from another, and nothing of what is in it. */
  readonly due: (
    now: string,
    limit: number,
  ) => Promise<readonly { readonly id: string; readonly row: OutboxRow; readonly version: string }[]>
  /** Since when the outbox is behind: the instant from which something was due, or has failed since; null when it keeps up. */
  readonly behindSince: (now: string) => Promise<string | null>
  /** @returns the new version, or null when another instance was quicker */
  readonly change: (row: OutboxRow, version: string) => Promise<string | null>
  /** True when the change that the subject names has been made. */
  readonly subjectExists: (subject: NoticeSubject) => Promise<boolean>
}
