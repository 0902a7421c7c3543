/** How much one address may ask for before anybody knows who it is. */
import ipaddr from 'ipaddr.js'
import type { IncomingMessage } from 'node:http'
import { AppError } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { createAllowance } from '#bot/ports/allowance.ts'
import type { Clock } from '#bot/ports/clock.ts'

export type AddressLimit = {
  /** @throws AppError `too-many-requests` */
  readonly take: (req: Pick<IncomingMessage, 'headers' | 'socket'>) => void
  /** The caller could not prove who they are: that costs much more than a request, so that guessing ends soon. */
  readonly charge: (req: Pick<IncomingMessage, 'headers' | 'socket'>) => void
}

/** @param proxyHops - proxies in front of us that we trust to name who called them; 0: the connection itself says who it is */
export function createAddressLimit({ clock, proxyHops }: { readonly clock: Clock; readonly proxyHops: number }): AddressLimit {
  const { requestsPerAddressMinute: amount, maxRememberedCallers: maxKeys } = limits
  const allowance = createAllowance({ amount, periodMs: 60_000, maxKeys })
  return {
    take(req) {
      const waitMs = allowance.take(addressOf(req, proxyHops), clock.nowMs())
      if (waitMs > 0) throw new AppError('too-many-requests', { retryAfterSeconds: Math.ceil(waitMs / 1_000) })
    },
    charge: (req) => void allowance.take(addressOf(req, proxyHops), clock.nowMs(), limits.costOfUnknownCaller),
  }
}

/**
 * The caller's address; of IPv6 the network, since one household has 2⁶⁴ addresses. Each proxy appends the address that called it
 * to `X-Forwarded-For`, so what stands further left than our own proxies is whatever the caller wrote there.
 */
export function addressOf({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>, proxyHops: number): string {
  const named = headers['x-forwarded-for']
  const chain = (Array.isArray(named) ? named.join(',') : (named ?? '')).split(',').map((address) => address.trim())
  const said = proxyHops === 0 ? '' : (chain.at(-proxyHops) ?? '')
  // App Service writes the port as well.
  const bare = said.replace(/^\[(.*)\](?::\d+)?$/u, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/u, '$1')
  const address = ipaddr.isValid(bare) ? bare : (socket.remoteAddress ?? '')
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv6' ? parsed.toByteArray().slice(0, 8).join('.') : parsed.toString()
}
