/** Addresses of the service itself: local Teams has the same origin, under whichever name of this machine. */

type Here = { readonly protocol: string; readonly hostname: string; readonly port: string }

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** Its path with query and fragment; null for anything that is not the service's. */
export function ownPath(address: string, here: Here = window.location): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const isSameName = url.hostname === here.hostname || (loopbackNames.includes(url.hostname) && loopbackNames.includes(here.hostname))
  return url.protocol === here.protocol && url.port === here.port && isSameName ? `${url.pathname}${url.search}${url.hash}` : null
}

/** The first address in a text that the app wants to be asked about; null when there is none. */
export function linkToUnfold(text: string, domains: readonly string[], here: Here = window.location): string | null {
  const links = text.match(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/gu) ?? []
  return links.find((link) => domains.some((domain) => isOf(link, domain, here))) ?? null
}

/** `*.example.com` stands for its sub-domains, as in a manifest. */
function isOf(link: string, domain: string, here: Here): boolean {
  if (domain === '{{HOST}}') return ownPath(link, here) !== null
  if (!URL.canParse(link)) return false
  const { hostname } = new URL(link)
  return domain.startsWith('*.') ? hostname.endsWith(domain.slice(1)) : hostname === domain
}
