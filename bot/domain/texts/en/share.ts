/** The share form. */
import { number } from './numbers.ts'

export const share = {
  action: 'Share',
  first: 'Share the first one',
  title: (team: string) => `Share with ${team}`,
  kindLabel: 'What is it?',
  kindHint: 'Decide for me',
  titleLabel: 'Title',
  titleHint: 'A title, or a link alone, is enough.',
  linkLabel: 'Link',
  whyLabel: 'When would a teammate need this?',
  whyHint: 'People choose by this line.',
  bodyLabel: 'Text',
  bodyHint: 'Steps, what happened, what you thought. Optional.',
  addBody: 'Add more detail',
  tagsLabel: 'Tags',
  tagsHint: 'Separate tags with commas.',
  teamLabel: 'Team',
  submit: 'Share',
  submitting: 'Sharing',
  cancel: 'Cancel',
  close: 'Close',
  kept: 'What you typed is kept.',
  draftKept: 'Draft kept on this device',
  /** Announced, and said in the toast. */
  done: (title: string) => `\u201C${title}\u201D is in the library`,
  failed: 'This could not be shared.',
  counter: (used: number, max: number) => `${number.format(used)} / ${number.format(max)}`,
} as const
