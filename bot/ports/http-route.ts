/** How a room offers HTTP routes without knowing the server: bot/http mounts them, with limits and error replies. */
import type { VerifiedIdentity } from './gate.ts'

export type HttpRequest = {
  readonly method: string
  /** Values of the `:name` parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The parsed JSON body; undefined when there was none. Within the limits of size and depth, otherwise unchecked. */
  readonly body: unknown
  readonly requestId: string
  /** Whom `admit` let in. */
  readonly caller?: VerifiedIdentity
}

/** What is known of a request before its body is read. */
export type HttpHead = Omit<HttpRequest, 'body' | 'caller'>

export type HttpReply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, unless it is a string with a `content-type` of its own; left out: no body. `WrittenJson` goes out as it is. */
  readonly body?: unknown
  /** Instead of a body: server-sent events. Called once; `send` writes one event, `closed` aborts when the client has gone. */
  readonly events?: (send: (data: unknown) => void, closed: AbortSignal) => void
}

/** A body that is JSON text already. */
export class WrittenJson {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type HttpRoute = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Such as `/api/teams/:teamId/resources`. */
  readonly path: string
  /** The body is a file of at most `limits.maxImportBytes`, handed over as text; `body` is then a string. */
  readonly takesFile?: true
  /** Asked before the body is read: refuses by throwing, or with a reply of its own. Null lets in whom nobody knows by name. */
  readonly admit?: (head: HttpHead) => Promise<VerifiedIdentity | HttpReply | null>
  readonly handle: (request: HttpRequest) => Promise<HttpReply>
}
