/** The demo's clock goes on where it was left, and never back. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { createMovableClock } from './movable-clock.ts'

const start = Date.parse('2026-11-25T09:00:00.000Z')
const hourMs = 3_600_000

test('it is the machine’s and so much ahead, also after a restart', () => {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  const file = join(folder, 'new', 'clock.json')
  let nowMs = start
  const machine = { nowMs: () => nowMs }
  const clock = createMovableClock(machine, file)
  clock.moveTo(start + 5 * hourMs)
  nowMs += hourMs
  expect(clock.nowMs()).toBe(start + 6 * hourMs)
  expect(createMovableClock(machine, file).nowMs()).toBe(start + 6 * hourMs)
})

test('what is over changes nothing, and without a file nothing is kept', () => {
  const clock = createMovableClock({ nowMs: () => start }, null)
  clock.moveTo(start - hourMs)
  expect(clock.nowMs()).toBe(start)
  clock.moveTo(start + hourMs)
  expect(clock.nowMs()).toBe(start + hourMs)
})
