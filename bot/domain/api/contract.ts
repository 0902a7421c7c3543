/**
 * The one table of the tab's endpoints: it mounts the routes, types the tab's client, checks replies,
 * prints /api/openapi.json, and drives the test that tries each endpoint without a token and as a stranger.
 */
import type { Endpoint } from './endpoint.ts'
import { checkInEndpoints } from './endpoints/check-ins.ts'
import { meEndpoints } from './endpoints/me.ts'
import { resourceEndpoints } from './endpoints/resources.ts'
import { teamEndpoints } from './endpoints/team.ts'

export const contract = { ...meEndpoints, ...teamEndpoints, ...resourceEndpoints, ...checkInEndpoints } as const satisfies Record<
  string,
  Endpoint
>

export type Contract = typeof contract
export type EndpointName = keyof Contract
