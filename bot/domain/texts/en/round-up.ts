/** The weekly round-up: a card in the channel. */
import { plural } from './numbers.ts'

export const roundUp = {
  /** Of the channel, where its name is ours to say. */
  general: 'General',
  title: (week: number) => `Our week ${week}`,
  /** What a notification says. */
  summary: (week: number, shared: number, helped: number) =>
    `Our week ${week}: ${[
      ...(shared > 0 ? [`${plural(shared, 'thing', 'things')} shared`] : []),
      ...(helped > 0 ? [plural(helped, 'story of what helped', 'stories of what helped')] : []),
    ].join(', ')}`,
  /** When it tells of more than a week. */
  since: (day: string) => `Since ${day}`,
  /** The chosen channel is gone, or not everybody sees it. */
  elsewhere: 'The channel chosen for this can\u2019t be reached any more, so it is here. A steward can choose another one in Settings.',
  shared: 'Shared',
  helped: 'What helped',
  moreShared: (count: number) => `and ${plural(count, 'more thing', 'more things')} in the library`,
  moreHelped: (count: number) => `and ${plural(count, 'more story', 'more stories')} in the library`,
  kindAndTitle: (kind: string, title: string) => `${kind}: ${title}`,
  said: (name: string, line: string) => `${name}: \u201C${line}\u201D`,
  about: (title: string) => `About ${title}`,
  answered: (count: number) => `${plural(count, 'person', 'people')} looked back on their week.`,
  open: (title: string) => `Open ${title}`,
  openLibrary: 'Open library',
} as const
