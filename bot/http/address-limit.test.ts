/** Whose request it is, as far as an address can say. */
import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { limits } from '#domain/limits.ts'
import { addressOf, createAddressLimit } from './address-limit.ts'

const from = (remoteAddress: string, forwarded?: string): Pick<IncomingMessage, 'headers' | 'socket'> => ({
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  socket: { remoteAddress } as IncomingMessage['socket'],
})

test.each([
  ['without a proxy the connection counts', '203.0.113.7', '198.51.100.1', 0, '203.0.113.7'],
  ['behind one, what it appended', '10.0.0.4', '1.1.1.1, 198.51.100.1', 1, '198.51.100.1'],
  ['behind two, what the first appended', '10.0.0.4', '9.9.9.9, 198.51.100.1, 10.0.0.3', 2, '198.51.100.1'],
  ['with a port, as App Service writes it', '10.0.0.4', '198.51.100.1:50312', 1, '198.51.100.1'],
  ['IPv6 with a port', '10.0.0.4', '[2001:db8:1:2:3::4]:50312', 1, '32.1.13.184.0.1.0.2'],
  ['any address of one IPv6 network', '2001:db8:1:2:ffff::1', undefined, 0, '32.1.13.184.0.1.0.2'],
  ['IPv4 in the clothes of IPv6', '::ffff:203.0.113.7', undefined, 0, '203.0.113.7'],
  ['a proxy that names nobody is taken itself', '10.0.0.4', undefined, 1, '10.0.0.4'],
  ['a proxy that names nonsense as well', '10.0.0.4', 'unknown', 1, '10.0.0.4'],
])('%s', (_what, remote, forwarded, hops, address) => {
  expect(addressOf(from(remote, forwarded), hops)).toBe(address)
})

test('callers who can’t prove who they are have to wait, others at other addresses don’t', () => {
  let nowMs = 0
  const limit = createAddressLimit({ clock: { nowMs: () => nowMs }, proxyHops: 0 })
  const tries = limits.requestsPerAddressMinute / limits.costOfUnknownCaller
  for (let at = 0; at < tries; at += 1) limit.charge(from('203.0.113.7'))
  expect(() => limit.take(from('203.0.113.7'))).toThrow(
    expect.objectContaining({ code: 'too-many-requests', details: { retryAfterSeconds: 1 } }),
  )
  limit.take(from('203.0.113.8'))
  nowMs += 60_000
  limit.take(from('203.0.113.7'))
})
