/** The SDK's own way to the network, with its costs counted: every answer, also those that the SDK repeats or refuses. */
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline'
import type { StoreUsage } from '#bot/ports/telemetry.ts'

const tooManyRequests = 429

export function meteredClient(usage: StoreUsage, client: HttpClient = createDefaultHttpClient()): HttpClient {
  return {
    async sendRequest(request) {
      const response = await client.sendRequest(request)
      const charge = Number(response.headers.get('x-ms-request-charge'))
      if (charge > 0) usage.charged(charge)
      if (response.status === tooManyRequests) usage.throttled()
      return response
    },
  }
}
