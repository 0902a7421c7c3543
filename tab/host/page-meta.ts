/** What the server wrote into the page's head. */

/** @returns the empty string when the page has no such meta element */
export function metaContent(name: 'csp-nonce' | 'commonplace-sign-in'): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
}
