/** The pages' Content-Security-Policy; the same in local mode and in production, but for who may frame whom. */

/**
 * Hosts that may frame the tab. Source: Microsoft Teams platform, "Prerequisites for your Teams tab"
 * (frame-ancestors for Teams, Microsoft 365 and Outlook on their current domains).
 */
const teamsHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
]

/** @param options.isLocal - then the local Teams page may frame the tab, both being of this origin */
export function contentSecurityPolicy({ nonce, isLocal }: { readonly nonce: string; readonly isLocal: boolean }): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Fluent's styles are written by Griffel into <style> elements that carry this nonce.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    // teams-js reads its list of valid host domains there.
    "connect-src 'self' https://res.cdn.office.net",
    ...(isLocal ? ["frame-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${[...(isLocal ? ["'self'"] : []), ...teamsHosts].join(' ')}`,
  ].join('; ')
}
