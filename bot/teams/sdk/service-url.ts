/** Where the bot is willing to send: checked when an activity arrives and again when a stored address is used. */

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/** In local mode exactly loopback: with authentication off, the service URL is whatever the caller wrote. */
export function isTrustedServiceUrl(serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false
  const { protocol, hostname, username, password } = new URL(serviceUrl)
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '' && loopbackHosts.has(hostname)
}
