/** What counts as one and the same link, and which links are taken at all. */
import { limits } from '#domain/limits.ts'
import type { FieldFault } from '#domain/errors.ts'

export type ParsedLink =
  | { readonly ok: true; readonly href: string; readonly host: string }
  | { readonly ok: false; readonly fault: FieldFault }

/**
 * Reads a typed link. Only http and https, no user name or password in it, at most 2,048 characters;
 * `example.org/page` is read as https. The check is made on what the URL parser understood, never on
 * the typed text, so `java\nscript:` and `0x7f.1` are seen for what they are.
 */
export function parseLink(typed: string): ParsedLink {
  // A URL parser skips tabs and line breaks wherever they stand, and so must every check before it.
  const text = typed.trim().replace(/[\t\n\r]/gu, '')
  if (text.length > limits.maxLinkChars) return { ok: false, fault: 'too-long' }
  const url = parseUrl(text)
  if (url === null) return { ok: false, fault: 'not-a-link' }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, fault: 'link-scheme' }
  if (url.username !== '' || url.password !== '') return { ok: false, fault: 'link-credentials' }
  if (url.href.length > limits.maxLinkChars) return { ok: false, fault: 'too-long' }
  return { ok: true, href: url.href, host: displayHost(url.hostname) }
}

/** The host as people know it: without `www.`, and in punycode when it isn't ASCII, so look-alikes show. */
export function linkHost(href: string): string {
  return displayHost(new URL(href).hostname)
}

/**
 * The form in which two links to the same page are equal: lower-case scheme-less host without `www.` and without the
 * label of its mobile pages (`m.`, `mobile.`, `touch.`, and `en.m.` as Wikipedia has it), no default port, no tracking parameters, the other parameters in order of name, no trailing slash,
 * no fragment unless it is a route of its own (`#/…`, `#!…`).
 * @param href - a link that `parseLink` accepted
 */
export function canonicalLink(href: string): string {
  const url = new URL(href)
  for (const name of Array.from(url.searchParams.keys()).filter(isTracking)) url.searchParams.delete(name)
  url.searchParams.sort()
  const query = url.searchParams.toString()
  const path = url.pathname.replace(/\/+$/u, '')
  const fragment = /^#[!/]/u.test(url.hash) ? url.hash : ''
  const port = url.port === '' ? '' : `:${url.port}`
  return `${canonicalHost(url.hostname)}${port}${path}${query === '' ? '' : `?${query}`}${fragment}`
}

function parseUrl(text: string): URL | null {
  if (text === '') return null
  // A bare host has a dot and no scheme; "note: call Ana" is a text.
  const candidate = /^[a-z][a-z0-9+.-]*:/iu.test(text) && !/^[^/?#]+:\d+(?:[/?#]|$)/u.test(text) ? text : `https://${text}`
  if (!URL.canParse(candidate)) return null
  const url = new URL(candidate)
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  if (isWeb && (/\s/u.test(text) || !(url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('['))))
    return null
  return url
}

const displayHost = (hostname: string): string =>
  hostname
    .toLowerCase()
    .replace(/^www\./u, '')
    .replace(/\.$/u, '')

/** What is left must still be a host with a dot: `m.org` is nobody's mobile page. */
const canonicalHost = (hostname: string): string =>
  displayHost(hostname)
    .replace(/^([a-z]{2,3}\.)m\.(?=[^.]+\.)/u, '$1')
    .replace(/^(?:(?:www|m|mobile|touch)\.)+(?=[^.]+\.)/u, '')

const trackingNames = new Set(['fbclid', 'gclid', 'dclid', 'msclkid', 'mc_cid', 'mc_eid', 'igshid', 'yclid', '_hsenc', '_hsmi', 'wt.mc_id'])

const isTracking = (name: string): boolean => {
  const lower = name.toLowerCase()
  return lower.startsWith('utm_') || trackingNames.has(lower)
}
