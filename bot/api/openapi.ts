/** `/api/openapi.json`: the contract table as OpenAPI 3.1. */
import * as z from 'zod/mini'
import { contract } from '#domain/api/contract.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { problemReply } from '#domain/api/replies.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'

export function openapiRoute(version: string): HttpRoute {
  const document = openapi(version)
  return { method: 'GET', path: '/api/openapi.json', handle: async () => ({ status: 200, body: document }) }
}

function openapi(version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, endpoint] of Object.entries(contract) as [string, Endpoint][]) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(name, endpoint) }
  }
  return { openapi: '3.1.0', info: { title: 'Commonplace', version }, paths }
}

function operation(name: string, { path, summary, query, body, reply, status, access }: Endpoint): unknown {
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
    parameters: [...inPath, ...queryParameters(query), ...(body === undefined ? [] : [idempotencyKey])],
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
