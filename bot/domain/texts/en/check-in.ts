/** The weekly check-in: a card in the personal chat. */
import type { Deed } from '#domain/check-ins/deeds.ts'
import type { BankQuestion } from '#domain/check-ins/plan.ts'
import { plural } from './numbers.ts'

export const checkIn = {
  weekOf: (monday: string) => `Week of ${monday}`,
  typedKept: 'What you wrote is kept for you alone.',
  greeting: (name: string) => (name === '' ? 'How was your week?' : `Hello ${name}, how was your week?`),
  summary: 'How was your week?',
  onDayAt: (day: string, time: string) => `on ${day} at ${time}`,
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
  whoSees: 'Who sees it',
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
  tomorrow: 'Next working morning',
  skip: 'Skip this week',
  pause: 'Pause',
  pauseHint: 'Nobody is told. You can come back at any time.',
  pauseUntil: 'Do not ask me before',
  pauseThen: 'Pause until then',
  stop: 'Stop asking me',
  /** In place of the card, after it was sent. */
  sent: {
    title: 'Sent. That is all for this week.',
    shared: (count: number, team: string) =>
      `${count === 1 ? 'One answer is' : `${String(count)} answers are`} now in the library of ${team}.`,
    kept: (count: number) => (count === 1 ? 'One stays with you.' : `${String(count)} stay with you.`),
    open: 'Open what I shared',
  },
  edit: 'Edit my answers',
  answerNow: 'Answer now',
  answerAfterAll: 'Answer after all',
  answerRest: 'Answer the rest',
  askAgain: 'Ask me again',
  laterDone: (when: string) => `I will ask again ${when}.`,
  skipDone: 'Skipped. Until next week.',
  pauseDone: (date: string) => `Paused. I will ask again from ${date} on.`,
  stopDone: 'I will not ask any more. Your earlier answers stay yours, in the tab Check-ins.',
  resumeDone: (when: string | null) =>
    when === null ? 'I will ask you again when a team of yours asks.' : `I will ask you again ${when}.`,
  /** Presses that lead nowhere. */
  nothingTyped: 'Write a sentence under one question and send it, or choose Skip this week.',
  pauseWhen: 'Choose a day after today, then press it again.',
  notYours: 'This check-in belongs to somebody else, so nothing was kept. Write check in to open your own.',
  nobodyAsks: 'No team of yours asks this week. A steward can set a time for it in the team\u2019s Settings.',
  notThatWeek: 'There is no check-in of yours for that week. Write check in for the one of this week.',
  gone: 'There is no check-in of yours for that week, so nothing was kept. Your words are below, to copy.',
  onlyPersonal: 'A check-in is between you and me, so it works in our own chat only. Choose Commonplace in the bar at the left, then Chat.',
  tooLargeForCard: 'Your answers are longer than a card can show. Open them in the tab Check-ins to change them.',
  openTab: 'Open my check-ins',
  /** One question after the other. */
  typed: {
    question: (number: number, count: number) => `Question ${String(number)} of ${String(count)}`,
    standing: (text: string) => `You said: ${text}`,
    hint: 'Write your answer; only you see it. Or write skip, back, or cancel.',
    first: 'This is the first question.',
    empty: 'I could not read any words in that.',
    cancelled: 'Cancelled. What you have answered is kept for you.',
    done: 'Thank you, that is all for this week. Only you can see your answers.',
    choose: 'Choose who sees them',
    /** Words that are no answer; each stands for what it is called here. */
    words: {
      skip: ['skip', 'next'],
      back: ['back'],
      cancel: ['cancel', 'stop'],
    },
  },
  /** A text that was written while a check-in is open. */
  take: {
    ask: (question: string) => `Shall I keep this as your answer to: ${question}`,
    yes: 'Keep it as my answer',
    done: (question: string) => `Kept as your answer to \u201C${question}\u201D. Only you can see it.`,
  },
  /** The bot's answer to `settings` in the personal chat. */
  settings: {
    title: 'Your own times and choices',
    text: 'In your settings you choose when I ask you, on which days you work, and whether I ask at all. Your data is there as well.',
    open: 'Open my settings',
  },
  byClock: (zone: string) => `This came by the clock of ${zone}.`,
  changeTimes: 'Change when I am asked',
  zoneGuess: (zone: string) => `I do not know your time zone, so this came by the clock of ${zone}.`,
} as const
