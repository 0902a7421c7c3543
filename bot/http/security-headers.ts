/** What every reply tells the browser, whatever it is a reply to. A page that may do more says so in headers of its own. */

const year = 365 * 24 * 60 * 60

/** What no page of ours uses. Copying to the clipboard is left out: the tab does that. */
const unused = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]

/**
 * No `Access-Control-…`: no other origin may read anything. Cross-origin isolation is left out, since Teams' own page is not isolated
 * and could not frame the tab then.
 * @param options.isLocal - then it is plain HTTP on loopback, which a browser must not remember to avoid
 */
export function securityHeaders({ isLocal }: { readonly isLocal: boolean }): Readonly<Record<string, string>> {
  return {
    ...(isLocal ? {} : { 'Strict-Transport-Security': `max-age=${2 * year}` }),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': unused.map((feature) => `${feature}=()`).join(', '),
  }
}
