/** Which links are taken, and which are one and the same. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalLink, parseLink } from './canonical-link.ts'

test.each([
  ['drops tracking', 'https://x.org/a?utm_source=t&UTM_Medium=m&fbclid=1', 'x.org/a'],
  ['keeps the query that matters, in order of name', 'https://x.org/a?b=2&id=7', 'x.org/a?b=2&id=7'],
  ['the same query in another order', 'https://x.org/a?id=7&b=2', 'x.org/a?b=2&id=7'],
  ['ignores the case of the host, www and a closing dot', 'HTTPS://WWW.X.Org./A', 'x.org/A'],
  ['ignores a default port and keeps another', 'http://x.org:80/a', 'x.org/a'],
  ['keeps a port that matters', 'https://x.org:8443/a', 'x.org:8443/a'],
  ['takes the mobile page for the page', 'https://m.x.org/a', 'x.org/a'],
  ['takes Wikipedia\u2019s mobile page for the page', 'https://en.m.wikipedia.org/wiki/Kettle', 'en.wikipedia.org/wiki/Kettle'],
  ['keeps a host that is only called like a mobile one', 'https://m.org/a', 'm.org/a'],
  ['ignores a closing slash', 'https://x.org/a/', 'x.org/a'],
  ['ignores a place in the page', 'https://x.org/a#part', 'x.org/a'],
  ['keeps a fragment that is a route', 'https://x.org/#/a/7', 'x.org#/a/7'],
])('L14: canonical link: %s', (_why, given, expected) => {
  expect(canonicalLink(given)).toBe(expected)
})

test('canonical links are stable', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const once = canonicalLink(new URL(url).href)
      expect(canonicalLink(`https://${once}`)).toBe(once)
    }),
    { seed: 20261123, numRuns: 300 },
  )
})

test.each([
  ['plain', 'https://example.org/a', 'https://example.org/a'],
  ['a bare host', 'example.org/a', 'https://example.org/a'],
  ['a bare host with a port', 'example.org:8443/a', 'https://example.org:8443/a'],
  ['white space around', '  https://example.org  ', 'https://example.org/'],
  ['another alphabet shows as punycode', 'https://bücher.example', 'https://xn--bcher-kva.example/'],
])('taken: %s', (_why, typed, href) => {
  expect(parseLink(typed)).toMatchObject({ ok: true, href })
})

test.each([
  ['javascript:alert(1)', 'link-scheme'],
  [' JaVaScRiPt:alert(1)', 'link-scheme'],
  ['java\nscript:alert(1)', 'link-scheme'],
  ['data:text/html,x', 'link-scheme'],
  ['vbscript:x', 'link-scheme'],
  ['file:///etc/passwd', 'link-scheme'],
  ['ftp://example.org', 'link-scheme'],
  ['https://teams.microsoft.com@evil.example', 'link-credentials'],
  ['http://user:pw@example.org', 'link-credentials'],
  ['call Ana about the loop', 'not-a-link'],
  ['nohost', 'not-a-link'],
  ['https://', 'not-a-link'],
  [`https://example.org/${'a'.repeat(2_048)}`, 'too-long'],
])('L5, L6, L15: refused: %s', (typed, fault) => {
  expect(parseLink(typed)).toEqual({ ok: false, fault })
})
