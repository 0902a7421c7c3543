/** Which request, turn or job the running code works for, wherever its awaits have led it. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Telemetry, WorkIds } from '#bot/ports/telemetry.ts'

const storage = new AsyncLocalStorage<WorkIds>()

export const during: Telemetry['during'] = (ids, work) => storage.run({ ...storage.getStore(), ...ids }, work)

export const apart: Telemetry['apart'] = (work) => storage.run({}, work)

/** A copy, which the log may write into. */
export const idsNow = (): WorkIds => ({ ...storage.getStore() })
