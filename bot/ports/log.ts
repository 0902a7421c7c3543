/** One event per fact; never message text, names or tokens. pino fits it. */
export type Log = {
  readonly debug: (fields: LogFields, message: string) => void
  readonly info: (fields: LogFields, message: string) => void
  readonly warn: (fields: LogFields, message: string) => void
  readonly error: (fields: LogFields, message: string) => void
}

export type LogFields = { readonly event: string; readonly [field: string]: unknown }
