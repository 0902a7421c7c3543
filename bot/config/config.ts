/** What the service can be told from outside, as one frozen object. Read from the environment by config/env.ts and nowhere else. */

import type { StoreConfig } from '#bot/ports/store-config.ts'

export type Config = {
  /** `local`: no sign-in, loopback only. The only mode until sign-in is built. */
  readonly mode: 'local'
  readonly host: string
  /** 0 picks a free port. */
  readonly port: number
  readonly store: StoreConfig
  /** Whether the titles of shared links are fetched from their pages. */
  readonly linkPreviews: boolean
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}
