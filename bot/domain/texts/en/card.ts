/** Cards in a conversation. */

export const card = {
  openLink: 'Open link',
  details: 'Details',
  kindInTeam: (kind: string, team: string) => `${kind} \u00B7 ${team}`,
  sharedBy: (name: string) => `Shared by ${name}`,
  tags: (tags: readonly string[]) => tags.map((tag) => `#${tag}`).join(' '),
  fallback: (title: string) => `${title} (this Teams version can\u2019t show the card)`,
  reference: (reference: string) => `Reference ${reference}`,
} as const
