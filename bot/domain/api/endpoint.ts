/** What one endpoint of the tab's API is. */
import type * as z from 'zod/mini'

/** `anyone`: also without signing in. `person`: signed in. `member`: signed in and in the team of the path; everyone else gets 404. */
export type Access = 'anyone' | 'person' | 'member'

export type Endpoint = {
  readonly method: 'GET' | 'POST'
  /** With `{name}` for its parameters, as in OpenAPI. */
  readonly path: string
  readonly access: Access
  /** One line for the description of the API. */
  readonly summary: string
  /** Always an object of texts. */
  readonly query?: z.ZodMiniType
  /** With a body comes an `Idempotency-Key` header: the same key and body get the same answer. */
  readonly body?: z.ZodMiniType
  readonly reply: z.ZodMiniType
  /** 200 unless said otherwise. */
  readonly status?: 201
  /** The reply carries an ETag. */
  readonly hasEtag?: true
}

export type ReplyOf<E extends Endpoint> = z.output<E['reply']>
export type BodyOf<E extends Endpoint> = E['body'] extends z.ZodMiniType ? z.input<E['body']> : undefined
export type QueryOf<E extends Endpoint> = E['query'] extends z.ZodMiniType ? z.output<E['query']> : undefined
