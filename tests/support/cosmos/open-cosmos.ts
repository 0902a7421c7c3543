/** Cosmos stores for tests: on the fake, or on a real account or emulator that the environment names. */
import { setTimeout as pause } from 'node:timers/promises'
import { noStoreUsage, type StoreUsage } from '#bot/ports/telemetry.ts'
import { openCosmosStore } from '#bot/store/cosmos/open-cosmos-store.ts'
import type { OpenedStore } from '#tests/contract/document-store.contract.ts'
import { tickingClock } from '#tests/support/store/ticking-clock.ts'
import { createContainers } from './create-containers.ts'
import type { FakeCosmos } from './fake-cosmos.ts'
import { startFakeCosmos } from './fake-cosmos.ts'

export const testDatabase = 'commonplace-test'

/** Two clients of a new fake. */
export async function openCosmosForTest({
  requestTimeoutMs = 10_000,
  usage = noStoreUsage,
}: { readonly requestTimeoutMs?: number; readonly usage?: StoreUsage } = {}): Promise<OpenedStore & { readonly fake: FakeCosmos }> {
  const { clock, advance } = tickingClock()
  const fake = await startFakeCosmos({ clock })
  const target = { endpoint: fake.endpoint, key: fake.key, database: testDatabase }
  await createContainers(target)
  const store = await openCosmosStore({ ...target, clock, requestTimeoutMs, usage })
  const second = await openCosmosStore({ ...target, clock, requestTimeoutMs })
  return {
    fake,
    store,
    second,
    advance,
    close: async () => {
      await Promise.all([store.close(), second.close()])
      await fake.close()
    },
  }
}

/** Two clients of a real account, which is where time really passes. Its documents stay: name a database for tests. */
export async function openRealCosmos({ endpoint, key }: { readonly endpoint: string; readonly key: string }): Promise<OpenedStore> {
  const target = { endpoint, key, database: testDatabase }
  const clock = { nowMs: () => Date.now() }
  await createContainers(target)
  const store = await openCosmosStore({ ...target, clock })
  const second = await openCosmosStore({ ...target, clock })
  return {
    store,
    second,
    advance: (seconds) => pause(seconds * 1000),
    close: async () => {
      await Promise.all([store.close(), second.close()])
    },
  }
}
