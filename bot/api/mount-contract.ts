/** Makes HTTP routes of the contract table: token → gate → parse → use case → checked reply. */
import { AppError, type FieldFaults } from '#domain/errors.ts'
import { teamId as asTeamId, submissionId as asSubmissionId, type SubmissionId } from '#domain/ids.ts'
import { contract, type Contract, type EndpointName } from '#domain/api/contract.ts'
import type { Endpoint, QueryOf, ReplyOf } from '#domain/api/endpoint.ts'
import type { Person, TeamMember } from '#domain/people/actors.ts'
import type * as z from 'zod/mini'
import type { Gate, VerifiedIdentity } from '#bot/ports/gate.ts'
import type { HttpReply, HttpRequest, HttpRoute } from '#bot/ports/http-route.ts'

type Actor<E extends Endpoint> = E['access'] extends 'member' ? TeamMember : E['access'] extends 'person' ? Person : null

export type Call<E extends Endpoint> = {
  readonly params: Readonly<Record<string, string>>
  readonly query: QueryOf<E>
  readonly body: E['body'] extends z.ZodMiniType ? z.output<E['body']> : undefined
  /** Of the `Idempotency-Key` header; on endpoints with a body. */
  readonly submissionId: E['body'] extends z.ZodMiniType ? SubmissionId : undefined
}

export type Handlers = {
  readonly [Name in EndpointName]: (
    actor: Actor<Contract[Name]>,
    call: Call<Contract[Name]>,
  ) => Promise<{ readonly reply: ReplyOf<Contract[Name]>; readonly etag?: string }>
}

export type MountDeps = {
  /** @throws AppError `not-signed-in` */
  readonly authenticate: (request: HttpRequest) => Promise<VerifiedIdentity> | VerifiedIdentity
  readonly gate: Gate
}

export function mountContract(deps: MountDeps, handlers: Handlers): readonly HttpRoute[] {
  return (Object.keys(contract) as EndpointName[]).map((name) => {
    const endpoint: Endpoint = contract[name]
    // The table ties each handler to its endpoint; past this line the pairing is by name only.
    const handler = handlers[name] as (actor: unknown, call: unknown) => Promise<{ reply: unknown; etag?: string }>
    return {
      method: endpoint.method,
      path: endpoint.path.replace(/\{(\w+)\}/gu, ':$1'),
      handle: (request) => answer(deps, endpoint, handler, request),
    }
  })
}

async function answer(
  { authenticate, gate }: MountDeps,
  endpoint: Endpoint,
  handler: (actor: unknown, call: unknown) => Promise<{ reply: unknown; etag?: string }>,
  request: HttpRequest,
): Promise<HttpReply> {
  const actor = endpoint.access === 'anyone' ? null : await actorOf(gate, endpoint, await authenticate(request), request)
  const { reply, etag } = await handler(actor, {
    params: request.params,
    query: endpoint.query === undefined ? undefined : parsed(endpoint.query, Object.fromEntries(request.query)),
    body: endpoint.body === undefined ? undefined : parsed(endpoint.body, request.body),
    submissionId: endpoint.body === undefined ? undefined : submissionOf(request),
  })
  return {
    status: endpoint.status ?? 200,
    // Parsed again on the way out: a field that the contract doesn't name never leaves.
    body: endpoint.reply.parse(reply),
    ...(etag === undefined ? {} : { headers: { etag } }),
  }
}

async function actorOf(gate: Gate, endpoint: Endpoint, identity: VerifiedIdentity, request: HttpRequest): Promise<Person | TeamMember> {
  const person = gate.person(identity)
  if (endpoint.access === 'person') return person
  const teamId = request.params['teamId'] ?? ''
  if (!/^[A-Za-z0-9-]{1,64}$/u.test(teamId)) throw new AppError('not-found')
  return gate.member(person, asTeamId(teamId))
}

function parsed(schema: z.ZodMiniType, input: unknown): unknown {
  const reading = schema.safeParse(input)
  if (reading.success) return reading.data
  const fields: FieldFaults = Object.fromEntries(reading.error.issues.map((issue) => [issue.path.join('.'), 'wrong-type' as const]))
  throw new AppError('invalid-input', { fields })
}

function submissionOf({ headers }: HttpRequest): SubmissionId {
  const key = headers['idempotency-key'] ?? ''
  if (!/^[\x21-\x7E]{8,64}$/u.test(key)) throw new AppError('invalid-input', { fields: { 'Idempotency-Key': 'required' } })
  return asSubmissionId(key)
}
