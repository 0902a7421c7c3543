/** Cards in a conversation. */

export const card = {
  openLink: 'Open link',
  details: 'Details',
  kindInTeam: (kind: string, team: string) => `${kind} \u00B7 ${team}`,
  sharedBy: (name: string) => `Shared by ${name}`,
  by: (author: string, sharer: string) => `By ${author}, shared by ${sharer}`,
  outdated: 'Outdated: the team says that this no longer holds.',
  outdatedShort: 'Outdated',
  rough: 'Rough note',
  tags: (tags: readonly string[]) => tags.map((tag) => `#${tag}`).join(' '),
  fallback: (title: string) => `${title} (this Teams version can\u2019t show the card)`,
  reference: (reference: string) => `Reference ${reference}`,
} as const
