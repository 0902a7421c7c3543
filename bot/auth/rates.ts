/** The allowances of people and tenants, counted by this instance alone. */
import { AppError } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { createAllowance } from '#bot/ports/allowance.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Rates } from '#bot/ports/rates.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const maxKeys = limits.maxRememberedCallers

export function createRates(clock: Clock): Rates {
  const tenants = createAllowance({ amount: limits.requestsPerTenantMinute, periodMs: minuteMs, maxKeys })
  const people = createAllowance({ amount: limits.requestsPerPersonMinute, periodMs: minuteMs, maxKeys })
  const changes = createAllowance({ amount: limits.changesPerPersonMinute, periodMs: minuteMs, maxKeys })
  const transfers = createAllowance({ amount: limits.transfersPerPersonHour, periodMs: hourMs, maxKeys })
  const told = createAllowance({ amount: 1, periodMs: minuteMs, maxKeys })

  return {
    take({ tenantId, personId }, effort) {
      const key = `${tenantId} ${personId}`
      const nowMs = clock.nowMs()
      // A person's own first: what is refused there takes nothing from the others of the tenant.
      const waitMs =
        people.take(key, nowMs) ||
        (effort === 'change' ? changes.take(key, nowMs) : effort === 'transfer' ? transfers.take(key, nowMs) : 0) ||
        tenants.take(tenantId, nowMs)
      if (waitMs > 0) throw new AppError('too-many-requests', { retryAfterSeconds: Math.ceil(waitMs / 1_000) })
    },
    mayTell: ({ tenantId, personId }) => told.take(`${tenantId} ${personId}`, clock.nowMs()) === 0,
  }
}
