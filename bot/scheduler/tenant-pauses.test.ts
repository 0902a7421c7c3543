/** N1, N2, S10: how long a tenant is left alone that takes nothing. */
import { expect, test } from 'vitest'
import { tenantId } from '#domain/ids.ts'
import { createTenantPauses } from './tenant-pauses.ts'

const [ours, others] = [tenantId('ours'), tenantId('others')]
const nowMs = Date.parse('2026-11-27T14:00:00.000Z')

test('as long as Teams says, and that tenant alone', () => {
  const pauses = createTenantPauses()
  pauses.refused(ours, 30_000, nowMs)
  expect([pauses.leftMs(ours, nowMs + 10_000), pauses.leftMs(others, nowMs + 10_000)]).toEqual([20_000, 0])
  expect(pauses.leftMs(ours, nowMs + 30_000)).toBe(0)
})

test('without a time twice as long each time, at most a minute', () => {
  const pauses = createTenantPauses()
  let atMs = nowMs
  const waits = Array.from({ length: 8 }, () => {
    pauses.refused(ours, null, atMs)
    const leftMs = pauses.leftMs(ours, atMs)
    atMs += leftMs
    return leftMs / 1_000
  })
  expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60])
})

test('of several that were under way together the longest counts', () => {
  const pauses = createTenantPauses()
  pauses.refused(ours, 30_000, nowMs)
  pauses.refused(ours, 1_000, nowMs + 100)
  expect(pauses.leftMs(ours, nowMs + 100)).toBe(29_900)
})

test('what was under way before a refusal ends nothing; what was begun after it does', () => {
  const pauses = createTenantPauses()
  const before = pauses.refusals(ours)
  pauses.refused(ours, 30_000, nowMs)
  pauses.taken(ours, before)
  expect(pauses.leftMs(ours, nowMs)).toBe(30_000)
  pauses.taken(ours, pauses.refusals(ours))
  expect([pauses.leftMs(ours, nowMs), pauses.refusals(ours)]).toEqual([0, 0])
})

test('somebody is told once, after ten minutes, and again when it happens again', () => {
  const pauses = createTenantPauses()
  const told = (fromMs: number): number =>
    Array.from({ length: 20 }, (_, minute) => pauses.refused(ours, null, fromMs + minute * 60_000)).indexOf(true)
  expect(told(nowMs)).toBe(10)
  expect(told(nowMs + 20 * 60_000)).toBe(-1)
  pauses.taken(ours, pauses.refusals(ours))
  expect(told(nowMs + 60 * 60_000)).toBe(10)
})

test('a clock that is set back ends it, and one that is not ends it in its time', () => {
  const pauses = createTenantPauses()
  pauses.refused(ours, 600_000, nowMs)
  expect(pauses.leftMs(ours, nowMs - 3_600_000)).toBe(0)
  expect(pauses.leftMs(ours, nowMs + 599_999)).toBe(1)
})
