/** What the service can be told from outside, as one frozen object. Read from the environment by config/env.ts and nowhere else. */

export type StoreConfig =
  | { readonly kind: 'sqlite'; /** folder of the database file */ readonly directory: string }
  | { readonly kind: 'cosmos'; readonly endpoint: string; readonly key?: string; readonly database: string }

export type Config = {
  /** `local`: no sign-in, loopback only. The only mode until sign-in is built. */
  readonly mode: 'local'
  readonly host: string
  /** 0 picks a free port. */
  readonly port: number
  readonly store: StoreConfig
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}
