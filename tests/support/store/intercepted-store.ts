/** A store with something in between: to fail, to hold up, to let others in. */
import { setImmediate } from 'node:timers/promises'
import type { DocumentStore } from '#bot/ports/document-store.ts'

export type StoreCall = Exclude<keyof DocumentStore, 'close'>
export type Intercept = (call: StoreCall, args: readonly unknown[], proceed: () => Promise<unknown>) => Promise<unknown>

/** Every call but `close` goes through `intercept`, which makes it by `proceed`. */
export const interceptedStore =
  (intercept: Intercept) =>
  (store: DocumentStore): DocumentStore =>
    new Proxy(store, {
      get: (target, name: keyof DocumentStore) => {
        const call = target[name] as (...args: unknown[]) => Promise<unknown>
        return name === 'close' ? call : (...args: unknown[]) => intercept(name, args, () => call(...args))
      },
    })

/** SQLite answers before anyone else gets a turn; behind this, every call lets the other requests in, as a store across a network does. */
export const sharedStore = interceptedStore(async (_call, _args, proceed) => {
  await setImmediate()
  const answer = await proceed()
  await setImmediate()
  return answer
})
