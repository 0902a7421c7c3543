/** The part of the composition root that everybody reaches without signing in: pages, health, what the API offers. */
import { fileURLToPath } from 'node:url'
import { openapiRoute } from '#bot/api/openapi.ts'
import { goRoutes } from '#bot/http/go-routes.ts'
import { healthRoutes } from '#bot/http/health.ts'
import { metricsRoutes } from '#bot/http/metrics-route.ts'
import { pageRoutes } from '#bot/http/page-routes.ts'
import { plainPages } from '#bot/http/plain-pages.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'
import type { Log } from '#bot/ports/log.ts'
import { releaseName, type Release } from '#bot/release.ts'
import { openMetricsType, type MeasuredTelemetry } from '#bot/telemetry/telemetry.ts'

export type OpenRoutesOptions = {
  readonly appId: string
  readonly isLocal: boolean
  readonly release: Release
  readonly store: DocumentStore
  readonly outboxAgeMs: () => Promise<number>
  readonly telemetry: MeasuredTelemetry
  /** Without it there is no `/metrics`. */
  readonly metricsToken: string | undefined
  readonly log: Log
  /** False leaves out the tab's pages, which must have been built. */
  readonly pages: boolean
  /** Pages below the build folder of the tab that are served beside it. */
  readonly extraPages: readonly { readonly folder: string; readonly base: string }[]
}

const tabFolder = fileURLToPath(new URL('../tab/dist/tab', import.meta.url))

export function openRoutes(options: OpenRoutesOptions): readonly HttpRoute[] {
  const { appId, isLocal, telemetry, pages, extraPages } = options
  return [
    openapiRoute(options.release.version),
    ...goRoutes({ appId }),
    ...healthRoutes({ ...options, release: releaseName(options.release) }),
    ...metricsRoutes({ token: options.metricsToken, read: telemetry.openMetrics, contentType: openMetricsType }),
    ...plainPages,
    ...(pages ? pageRoutes({ folder: tabFolder, base: '/tab', isLocal }) : []),
    ...extraPages.flatMap((page) => pageRoutes({ ...page, isLocal })),
  ]
}
