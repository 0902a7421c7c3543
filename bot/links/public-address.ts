/** Which network addresses a link may lead to: unicast ones of the public internet, and nothing else. */
import ipaddr from 'ipaddr.js'

/** Azure's own services for its machines answer there; it reads as plain unicast. */
const azureWireServer = '168.63.129.16'

/** All of IPv6 that is given out to networks. Source: IANA, "IPv6 Global Unicast Address Space". */
const globalUnicast = ipaddr.parseCIDR('2000::/3')

/**
 * An allow-list: private, loopback, link-local, carrier, multicast and reserved ranges are refused, and so is every IPv6 form
 * that carries an IPv4 address (mapped, NAT64, 6to4, Teredo, rfc6145).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.kind() === 'ipv6' && !parsed.match(globalUnicast)) return false
  return parsed.range() === 'unicast' && address !== azureWireServer
}

/** @param hostname - as a URL has it: IPv6 in brackets, all forms of IPv4 written out */
export const isAddressLiteral = (hostname: string): boolean => ipaddr.isValid(hostname.replace(/^\[|\]$/gu, ''))
