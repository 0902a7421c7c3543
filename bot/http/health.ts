/** `/health/live`: the process answers. `/health/ready`: it can also do its work. */
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'
import type { Log } from '#bot/ports/log.ts'

export function healthRoutes({ store, log }: { readonly store: Pick<DocumentStore, 'ping'>; readonly log: Log }): readonly HttpRoute[] {
  return [
    { method: 'GET', path: '/health/live', handle: async () => ({ status: 200, body: { status: 'live' } }) },
    {
      method: 'GET',
      path: '/health/ready',
      handle: async () => {
        try {
          await store.ping()
          return { status: 200, body: { status: 'ready', store: 'ok' } }
        } catch (error) {
          log.error({ event: 'health.store-failed', error }, 'the store does not answer')
          return { status: 503, headers: { 'retry-after': '5' }, body: { status: 'not-ready', store: 'unreachable' } }
        }
      },
    },
  ]
}
