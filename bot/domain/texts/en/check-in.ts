/** The weekly check-in: a card in the personal chat. */
import type { BankQuestion } from '#domain/check-ins/plan.ts'

export const checkIn = {
  greeting: (name: string) => (name === '' ? 'How was your week?' : `Hello ${name}, how was your week?`),
  summary: 'How was your week?',
  /** Sent after the day it was meant for. */
  late: (day: string) => `This is for ${day}; it could not come earlier.`,
  did: 'What you did',
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
  answered: (text: string) => `You said: ${text}`,
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
