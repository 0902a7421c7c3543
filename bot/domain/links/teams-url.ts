import { limits } from '#domain/limits.ts'

/** True for an address in a client of Teams. Whoever sends an activity or a file writes such an address. */
export function isTeamsUrl(url: string): boolean {
  if (url.length > limits.maxLinkChars || !URL.canParse(url)) return false
  const { protocol, hostname, username, password } = new URL(url)
  const isTeams = /^(?:[a-z0-9-]+\.)*teams\.(?:microsoft\.(?:com|us)|cloud\.microsoft)$/u.test(hostname)
  return protocol === 'https:' && isTeams && username === '' && password === ''
}
