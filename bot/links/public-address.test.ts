/** L7, L8: which addresses a link may lead to. */
import { expect, test } from 'vitest'
import { isAddressLiteral, isPublicAddress } from './public-address.ts'

test.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  ['loopback', '127.0.0.1'],
  ['loopback', '127.1.2.3'],
  ['this host', '0.0.0.0'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '192.168.1.1'],
  ['carrier', '100.64.0.1'],
  ['link-local, metadata', '169.254.169.254'],
  ['Azure WireServer', '168.63.129.16'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['loopback', '::1'],
  ['unspecified', '::'],
  ['unique local', 'fd00::1'],
  ['link-local', 'fe80::1'],
  ['site-local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['compatible with IPv4, as once', '::7f00:1'],
  ['compatible with IPv4, as once', '::a9fe:a9fe'],
  ['given out to nobody', '4000::1'],
  ['mapped', '::ffff:10.0.0.1'],
  ['mapped', '::ffff:93.184.216.34'],
  ['NAT64', '64:ff9b::a9fe:a9fe'],
  ['local NAT64', '64:ff9b:1::1'],
  ['6to4', '2002:7f00:1::'],
  ['Teredo', '2001:0:7f00:1::'],
  ['rfc6145', '::ffff:0:169.254.169.254'],
  ['documentation', '2001:db8::1'],
  ['segment routing', '5f00::1'],
  ['nothing', ''],
  ['a name', 'localhost'],
])('%s is not: %s', (_what, address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each([
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://[::1]/',
  'http://8.8.8.8/',
])('L7: %s names an address, in whatever writing', (url) => {
  expect(isAddressLiteral(new URL(url).hostname)).toBe(true)
})
