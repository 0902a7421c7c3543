/** The weekly check-in: a card in the personal chat. */
import type { Deed } from '#domain/check-ins/deeds.ts'
import type { BankQuestion } from '#domain/check-ins/plan.ts'
import { plural } from './numbers.ts'

export const checkIn = {
  greeting: (name: string) => (name === '' ? 'How was your week?' : `Hello ${name}, how was your week?`),
  summary: 'How was your week?',
  /** Sent after the day it was meant for. */
  late: (day: string) => `This is for ${day}; it could not come earlier.`,
  did: 'What you did',
  deed: {
    shared: (title: string) => `Shared \u201C${title}\u201D`,
    helped: (title: string) => `Helped by \u201C${title}\u201D`,
    saved: (title: string) => `Saved \u201C${title}\u201D`,
  } satisfies Record<Deed['kind'], (title: string) => string>,
  waiting: (count: number) => `${plural(count, 'capture waits', 'captures wait')} for a thought`,
  yours: 'Each answer stays with you unless you choose a team under it.',
  questions: {
    learned: 'What did you find out that you did not know on Monday?',
    helped: 'What helped you get on?',
    'in-the-way': 'What got in the way?',
    'others-could-use': 'What do you know now that others could use?',
    'find-out': 'What do you want to find out next?',
  } satisfies Record<BankQuestion, string>,
  answerHint: 'A sentence, or nothing',
  whoSees: 'Who sees this answer',
  onlyMe: 'Only me',
  shareAs: (team: string, kind: string) => `${team}, as ${kind}: everyone in the team sees it with my name`,
  asKind: { story: 'a story', idea: 'an idea', note: 'a work note' },
  isShared: (team: string) =>
    team === '' ? 'Shared with a team. What it has is changed there.' : `Shared with ${team}. What the team has is changed there.`,
  answered: (text: string) => `You said: ${text}`,
  overtaken: 'You have changed this answer elsewhere since. What you typed here is below; send it again to keep this one.',
  closed: 'The next check-in has begun, so this answer stays as it was. Your words are below, to copy.',
  keptUnshared: (why: string) => `Kept for you, but not shared: ${why}`,
  send: 'Send',
  later: 'Later',
  laterHint: 'When shall I ask again?',
  inTwoHours: 'In two hours',
  tomorrow: 'Tomorrow morning',
  skip: 'Skip this week',
  pause: 'Pause',
  pauseHint: 'Nobody is told. You can come back at any time.',
  pauseUntil: 'Do not ask me before',
  pauseThen: 'Pause until then',
  stop: 'Stop asking me',
  zoneGuess: (zone: string) => `I do not know your time zone, so this came by the clock of ${zone}.`,
} as const
