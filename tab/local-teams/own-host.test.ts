/** Which addresses are the service's own, and which of a text the app is asked about. */
import { expect, test } from 'vitest'
import { linkToUnfold, ownPath } from './own-host.ts'

const here = { protocol: 'http:', hostname: 'localhost', port: '3978' }

test.each([
  ['the same name', 'http://localhost:3978/go/r1?a=1#b', '/go/r1?a=1#b'],
  ['another name of this machine', 'http://127.0.0.1:3978/go/r1', '/go/r1'],
  ['another port', 'http://localhost:3979/go/r1', null],
  ['another protocol', 'https://localhost:3978/go/r1', null],
  ['another host', 'http://localhost.example:3978/go/r1', null],
  ['no address', '/go/r1', null],
])('own path: %s', (_why, address, path) => expect(ownPath(address, here)).toBe(path))

test.each([
  ['our own, its full stop left out', 'See http://localhost:3978/go/r1.', ['{{HOST}}'], 'http://localhost:3978/go/r1'],
  ['the first of ours', 'https://x.org http://localhost:3978/go/2 http://localhost:3978/go/3', ['{{HOST}}'], 'http://localhost:3978/go/2'],
  ['none of ours', 'https://x.org/go/r1', ['{{HOST}}'], null],
  ['a named domain', 'https://x.org/a', ['x.org'], 'https://x.org/a'],
  ['a sub-domain', 'https://a.x.org/a', ['*.x.org'], 'https://a.x.org/a'],
  ['the domain itself is no sub-domain', 'https://x.org/a', ['*.x.org'], null],
  ['no domains', 'http://localhost:3978/go/r1', [], null],
])('link to unfold: %s', (_why, text, domains, link) => expect(linkToUnfold(text, domains, here)).toBe(link))
