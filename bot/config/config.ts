/** What the service can be told from outside, as one frozen object. Read from the environment by config/env.ts and nowhere else. */
import type { EntraConfig } from '#bot/ports/entra-config.ts'
import type { StoreConfig } from '#bot/ports/store-config.ts'

export type Config = {
  /** - `local`: nobody signs in, loopback only · `entra`: a real tenant */
  readonly mode: 'local' | 'entra'
  readonly host: string
  /** 0 picks a free port. */
  readonly port: number
  readonly store: StoreConfig
  /** Whether the titles of shared links are fetched from their pages. */
  readonly linkPreviews: boolean
  /** Whoever shows it may read `/metrics`; left out: nobody may. */
  readonly metricsToken?: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
} & (
  | { readonly mode: 'local' }
  | {
      readonly mode: 'entra'
      readonly entra: EntraConfig
      /** Proxies in front of the service; none when left out. */ readonly proxyHops?: number
    }
)
