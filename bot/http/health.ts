/** `/health/live`: the process answers. `/health/ready`: it can also do its work. */
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'
import type { Log } from '#bot/ports/log.ts'

export type HealthDeps = {
  readonly store: Pick<DocumentStore, 'ping'>
  /** How long the longest due notice has been due. */
  readonly outboxAgeMs: () => Promise<number>
  readonly release: string
  readonly log: Log
}

export function healthRoutes({ store, outboxAgeMs, release, log }: HealthDeps): readonly HttpRoute[] {
  return [
    { method: 'GET', path: '/health/live', handle: async () => ({ status: 200, body: { status: 'live' } }) },
    {
      method: 'GET',
      path: '/health/ready',
      handle: async () => {
        try {
          await store.ping()
          // An outbox that lags is told and refuses nobody: another instance would find the same one.
          const outboxOldestSeconds = Math.round((await outboxAgeMs()) / 1_000)
          return { status: 200, body: { status: 'ready', store: 'ok', outboxOldestSeconds, release } }
        } catch (error) {
          log.error({ event: 'health.store-failed', error }, 'the store does not answer')
          return { status: 503, headers: { 'retry-after': '5' }, body: { status: 'not-ready', store: 'unreachable' } }
        }
      },
    },
  ]
}
