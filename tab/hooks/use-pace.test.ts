/** How often a page looks again, by how long nobody has touched it. */
import { expect, test } from 'vitest'
import { intervalAfter } from './use-pace.ts'

test.each([
  ['just touched', 0, 4_000],
  ['read for two minutes', 120_000, 4_000],
  ['left alone', 120_001, 32_000],
  ['on a second screen since the morning', 8 * 3_600_000, 32_000],
])('%s', (_what, quietMs, interval) => expect(intervalAfter(4_000, quietMs)).toBe(interval))
