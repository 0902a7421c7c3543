/** `/api/openapi.json`: the contract table as OpenAPI 3.1. */
import * as z from 'zod/mini'
import { contract } from '#domain/api/contract.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { problemReply } from '#domain/api/replies.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'

/** An endpoint of the contract, or one for programs that come with a token. */
export type Described = Omit<Endpoint, 'access'> & { readonly access: Endpoint['access'] | 'token' }

export function openapiRoute(version: string, endpoints: Readonly<Record<string, Described>> = contract): HttpRoute {
  const document = openapi(version, endpoints)
  return { method: 'GET', path: '/api/openapi.json', handle: async () => ({ status: 200, body: document }) }
}

function openapi(version: string, endpoints: Readonly<Record<string, Described>>): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, endpoint] of Object.entries(endpoints)) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(name, endpoint) }
  }
  const token = { type: 'http', scheme: 'bearer', description: 'A token of the metric, as a steward made it in the tab' }
  return { openapi: '3.1.0', info: { title: 'Commonplace', version }, paths, components: { securitySchemes: { token } } }
}

function operation(name: string, { method, path, summary, query, body, takesFile, reply, status, access }: Described): unknown {
  const inPath = [...path.matchAll(/\{(\w+)\}/gu)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const idempotencyKey = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 64 } }
  return {
    operationId: name,
    summary,
    'x-access': access,
    ...(access === 'token' ? { security: [{ token: [] }] } : {}),
    parameters: [...inPath, ...queryParameters(query), ...(method === 'POST' ? [idempotencyKey] : [])],
    ...(takesFile === true ? { requestBody: { required: true, content: { 'text/plain': { schema: { type: 'string' } } } } } : {}),
    ...(body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body) } } } }),
    responses: {
      [String(status ?? 200)]: { description: 'Done', content: { 'application/json': { schema: jsonSchema(reply) } } },
      default: { description: 'Refused', content: { 'application/problem+json': { schema: jsonSchema(problemReply) } } },
    },
  }
}

function queryParameters(query: z.ZodMiniType | undefined): readonly unknown[] {
  if (query === undefined) return []
  const { properties = {}, required = [] } = jsonSchema(query) as { properties?: Record<string, unknown>; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
}

function jsonSchema(schema: z.ZodMiniType): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
