/** What one endpoint of the tab's API is. */
import type * as z from 'zod/mini'

/**
 * `anyone`: also without signing in. `person`: signed in. `member`: signed in and in the team of the path; everyone else gets 404.
 * `steward`: a steward of that team; other members get 403.
 */
export type Access = 'anyone' | 'person' | 'member' | 'steward'

export type Endpoint = {
  /** A POST comes with an `Idempotency-Key` header: the same key and body get the same answer. PUT and DELETE are so by nature. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `{name}` for its parameters, as in OpenAPI. */
  readonly path: string
  readonly access: Access
  /** One line for the description of the API. */
  readonly summary: string
  /** Always an object of texts. */
  readonly query?: z.ZodMiniType
  readonly body?: z.ZodMiniType
  /** The body is a file of at most `limits.maxImportBytes`, as it is. */
  readonly takesFile?: true
  readonly reply: z.ZodMiniType
  /** The reply is a file; `reply` describes the JSON form of it. */
  readonly givesFile?: true
  /** 200 unless said otherwise. */
  readonly status?: 201
  /** The reply carries an ETag. */
  readonly hasEtag?: true
  /** The request says in `If-Match` which version it changes; another one is answered with 412. */
  readonly needsIfMatch?: true
}

export type ReplyOf<E extends Endpoint> = E['givesFile'] extends true ? string : z.output<E['reply']>
export type BodyOf<E extends Endpoint> = E['takesFile'] extends true
  ? string
  : E['body'] extends z.ZodMiniType
    ? z.input<E['body']>
    : undefined
export type QueryOf<E extends Endpoint> = E['query'] extends z.ZodMiniType ? z.output<E['query']> : undefined

/** On a reply while Teams can’t be asked who is in the team: it was said within the last quarter of an hour, and changes wait. */
export const unconfirmedHeader = 'commonplace-roster-unconfirmed'
