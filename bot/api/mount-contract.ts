/** Makes HTTP routes of the contract table: token → rate → body → gate → parse → use case → checked reply. */
import { AppError, type FieldFaults } from '#domain/errors.ts'
import { teamId as asTeamId, submissionId as asSubmissionId, type SubmissionId } from '#domain/ids.ts'
import { contract, type Contract, type EndpointName } from '#domain/api/contract.ts'
import { unconfirmedHeader, type Endpoint, type QueryOf, type ReplyOf } from '#domain/api/endpoint.ts'
import type { Person, TeamMember, TeamSteward } from '#domain/people/actors.ts'
import type * as z from 'zod/mini'
import type { Gate, VerifiedIdentity } from '#bot/ports/gate.ts'
import type { HttpHead, HttpReply, HttpRequest, HttpRoute } from '#bot/ports/http-route.ts'
import type { Effort, Rates } from '#bot/ports/rates.ts'
import { etagOf, revisionOf } from './etag.ts'

type Actor<E extends Endpoint> = E['access'] extends 'steward'
  ? TeamSteward
  : E['access'] extends 'member'
    ? TeamMember
    : E['access'] extends 'person'
      ? Person
      : null

export type Call<E extends Endpoint> = {
  readonly params: Readonly<Record<string, string>>
  readonly query: QueryOf<E>
  readonly body: E['takesFile'] extends true ? string : E['body'] extends z.ZodMiniType ? z.output<E['body']> : undefined
  /** Of the `Idempotency-Key` header of a POST. */
  readonly submissionId: E['method'] extends 'POST' ? SubmissionId : undefined
  /** Of the `If-Match` header, where the endpoint needs it. */
  readonly revision: E['needsIfMatch'] extends true ? number : undefined
}

/** `revision` makes the ETag; a file comes with its headers. */
export type Answer<E extends Endpoint> = E['givesFile'] extends true
  ? { readonly file: string; readonly contentType: string; readonly fileName: string }
  : { readonly reply: ReplyOf<E>; readonly revision?: number }

/** One for each endpoint of a table. */
export type HandlersOf<Endpoints extends Readonly<Record<string, Endpoint>>> = {
  readonly [Name in keyof Endpoints]: (actor: Actor<Endpoints[Name]>, call: Call<Endpoints[Name]>) => Promise<Answer<Endpoints[Name]>>
}

export type Handlers = HandlersOf<Contract>

export type MountDeps = {
  /** @throws AppError `not-signed-in` */
  readonly authenticate: (head: HttpHead) => Promise<VerifiedIdentity> | VerifiedIdentity
  readonly gate: Gate
  readonly rates: Rates
}

type AnyAnswer = { readonly reply: unknown; readonly revision?: number } | Answer<Endpoint & { readonly givesFile: true }>
type AnyHandler = (actor: unknown, call: unknown) => Promise<AnyAnswer>

export function mountContract(deps: MountDeps, handlers: Handlers): readonly HttpRoute[] {
  return (Object.keys(contract) as EndpointName[]).map((name) => {
    const endpoint: Endpoint = contract[name]
    // The table ties each handler to its endpoint; past this line the pairing is by name only.
    const handler = handlers[name] as AnyHandler
    return {
      method: endpoint.method,
      path: endpoint.path.replace(/\{(\w+)\}/gu, ':$1'),
      ...(endpoint.takesFile === true ? { takesFile: true } : {}),
      ...(endpoint.access === 'anyone' ? {} : { admit: (head) => admit(deps, endpoint, head) }),
      handle: (request) => answer(deps.gate, endpoint, handler, request),
    }
  })
}

async function admit({ authenticate, rates }: MountDeps, endpoint: Endpoint, head: HttpHead): Promise<VerifiedIdentity> {
  const caller = await authenticate(head)
  rates.take(caller, effortOf(endpoint))
  return caller
}

function effortOf({ takesFile, givesFile, method }: Endpoint): Effort {
  if (takesFile === true || givesFile === true) return 'transfer'
  return method === 'GET' ? 'read' : 'change'
}

async function answer(gate: Gate, endpoint: Endpoint, handler: AnyHandler, request: HttpRequest): Promise<HttpReply> {
  const actor = endpoint.access === 'anyone' ? null : await actorOf(gate, endpoint, request)
  const given = await handler(actor, {
    params: request.params,
    query: endpoint.query === undefined ? undefined : parsed(endpoint.query, Object.fromEntries(request.query)),
    body: endpoint.takesFile === true ? request.body : endpoint.body === undefined ? undefined : parsed(endpoint.body, request.body),
    submissionId: endpoint.method === 'POST' ? submissionOf(request) : undefined,
    revision: endpoint.needsIfMatch === true ? revisionOf(request.headers['if-match']) : undefined,
  })
  const marks = actor !== null && 'isUnconfirmed' in actor && actor.isUnconfirmed ? { [unconfirmedHeader]: 'true' } : {}
  if ('file' in given) {
    const disposition = `attachment; filename="${given.fileName.replace(/[^\w.-]+/gu, '-')}"`
    return { status: 200, body: given.file, headers: { ...marks, 'content-type': given.contentType, 'content-disposition': disposition } }
  }
  return {
    status: endpoint.status ?? 200,
    // Parsed again on the way out: a field that the contract doesn't name never leaves.
    body: endpoint.reply.parse(given.reply),
    headers: { ...marks, ...(given.revision === undefined ? {} : { etag: etagOf(given.revision) }) },
  }
}

async function actorOf(gate: Gate, endpoint: Endpoint, request: HttpRequest): Promise<Person | TeamMember> {
  if (request.caller === undefined) throw new AppError('not-signed-in')
  const person = gate.person(request.caller)
  const use = endpoint.method === 'GET' ? 'read' : 'change'
  if (endpoint.access === 'person') {
    if (use === 'change') await gate.refuseGuest(person)
    return person
  }
  const teamId = request.params['teamId'] ?? ''
  if (!/^[A-Za-z0-9-]{1,64}$/u.test(teamId)) throw new AppError('not-found')
  if (endpoint.access === 'steward') return gate.steward(person, asTeamId(teamId))
  return gate.member(person, asTeamId(teamId), use)
}

/** @throws AppError `invalid-input` with the fields that have another shape */
export function parsed<Schema extends z.ZodMiniType>(schema: Schema, input: unknown): z.output<Schema> {
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
