/** Keys through outages and storms. */
import { beforeEach, expect, test } from 'vitest'
import type { IssuerKey } from './fetch-keys.ts'
import { createKeySource } from './key-source.ts'

const hour = 3_600_000
const keyNamed = (kid: string): IssuerKey => ({ kid, kty: 'RSA', n: 'n', e: 'AQAB' })
let nowMs = 0
let asked = 0
let published: readonly string[] | Error = []
beforeEach(() => {
  nowMs = 1_000_000
  asked = 0
  published = ['a']
})
const source = () =>
  createKeySource({
    clock: { nowMs: () => nowMs },
    fetchKeys: async () => {
      asked += 1
      if (published instanceof Error) throw published
      return published.map(keyNamed)
    },
  })

test('keys are fetched once, also for many at the same time', async () => {
  const keys = source()
  await Promise.all(Array.from({ length: 50 }, () => keys.key('a')))
  expect(await keys.key('a')).toMatchObject({ kid: 'a' })
  expect(asked).toBe(1)
})

test('a key that is new to us is fetched, at most every half minute', async () => {
  const keys = source()
  await keys.key('a')
  published = ['a', 'b']
  nowMs += 29_999
  expect(await keys.key('b')).toBeNull()
  nowMs += 1
  expect(await keys.key('b')).toMatchObject({ kid: 'b' })
  for (let at = 0; at < 1_000; at += 1) expect(await keys.key(`made-up-${at}`)).toBeNull()
  expect(asked).toBe(2)
})

test('after twelve hours they are fetched anew, and a key that is gone by then is gone', async () => {
  const keys = source()
  await keys.key('a')
  published = ['b']
  nowMs += 12 * hour + 1
  expect(await keys.key('a')).toMatchObject({ kid: 'a' })
  await new Promise(setImmediate)
  expect(await keys.key('a')).toBeNull()
  expect(await keys.key('b')).toMatchObject({ kid: 'b' })
})

test('an outage leaves the known keys in use, and an unknown one undecided', async () => {
  const keys = source()
  await keys.key('a')
  published = new Error('down')
  for (nowMs += 13 * hour; nowMs < 60 * hour; nowMs += hour) expect(await keys.key('a')).toMatchObject({ kid: 'a' })
  await expect(keys.key('b')).rejects.toMatchObject({ code: 'sign-in-unreachable' })
  published = ['a', 'b']
  nowMs += 30_000
  expect(await keys.key('b')).toMatchObject({ kid: 'b' })
})

test('an issuer that never answered is asked every half minute, not for every request', async () => {
  const keys = source()
  published = new Error('down')
  for (let at = 0; at < 100; at += 1) await expect(keys.key('a')).rejects.toMatchObject({ code: 'sign-in-unreachable' })
  expect(asked).toBe(1)
})
