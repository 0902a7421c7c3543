/** Clients of the connector's REST API, one per service URL, without the SDK's hidden retries and with a time limit. */
import { AuthenticationConstants, ClaimsIdentity, TeamsConnectorClient, type ConnectorClient } from 'botframework-connector'
import type { Trust } from './trust.ts'

export type ConnectorClients = {
  readonly conversations: (serviceUrl: string) => Promise<ConnectorClient>
  readonly teams: (serviceUrl: string) => Promise<TeamsConnectorClient>
}

/** The SDK has no limit of its own: a connector that hangs would hold the turn for good. */
export const connectorTimeoutMs = 10_000
const maxClients = 50

export function createConnectorClients({ authentication, appId, reroute, isTrustedServiceUrl }: Trust): ConnectorClients {
  const factory = authentication.createConnectorFactory(
    new ClaimsIdentity([
      { type: AuthenticationConstants.AudienceClaim, value: appId },
      { type: AuthenticationConstants.AppIdClaim, value: appId },
    ]),
  )
  const clients = new Map<string, Promise<ConnectorClient>>()

  const conversations = (serviceUrl: string): Promise<ConnectorClient> => {
    if (!isTrustedServiceUrl(serviceUrl)) return Promise.reject(new Error('This service URL is not allowed.'))
    const known = clients.get(serviceUrl)
    if (known !== undefined) return known
    if (clients.size >= maxClients) clients.clear()
    const fresh = factory.create(serviceUrl, '').then((client) => prepared(client, reroute))
    clients.set(serviceUrl, fresh)
    fresh.catch(() => clients.delete(serviceUrl))
    return fresh
  }

  return {
    conversations,
    teams: async (serviceUrl) => {
      const { credentials } = await conversations(serviceUrl)
      return prepared(new TeamsConnectorClient(credentials, { baseUri: serviceUrl }), reroute)
    },
  }
}

/** Left alone, one send becomes four on a 500, a 503 or a reset, after which the person may have four cards. */
function prepared<Client extends ConnectorClient | TeamsConnectorClient>(client: Client, reroute: Trust['reroute']): Client {
  // The pipeline is there, but the SDK's own typings hide it.
  const { pipeline } = (client as unknown as { readonly client: { readonly pipeline: RequestPipeline } }).client
  pipeline.removePolicy({ name: 'defaultRetryPolicy' })
  pipeline.removePolicy({ name: 'throttlingRetryPolicy' })
  // A redirect would take the app’s token to whatever address it names.
  pipeline.removePolicy({ name: 'redirectPolicy' })
  pipeline.addPolicy({
    name: 'connectorTimeout',
    sendRequest: (request, next) => {
      request.timeout = connectorTimeoutMs
      reroute(request)
      return next(request)
    },
  })
  return client
}

/** What is used of @azure/core-rest-pipeline's `Pipeline`. */
type RequestPipeline = {
  readonly removePolicy: (policy: { readonly name: string }) => unknown
  readonly addPolicy: (policy: {
    readonly name: string
    readonly sendRequest: (request: PipelineRequest, next: (request: PipelineRequest) => Promise<unknown>) => Promise<unknown>
  }) => void
}
export type PipelineRequest = { timeout: number; url: string; allowInsecureConnection: boolean }
