/** What people of the sample team said to themselves in the weeks before: seen by each of them alone. Everything in it is invented. */
import type { BankQuestion } from '#domain/check-ins/plan.ts'
import type { PersonKey } from './people.ts'

export type DemoCheckIn = {
  readonly by: PersonKey
  /** Before the week of seeding. */
  readonly weeksAgo: number
  readonly answers: Readonly<Partial<Record<BankQuestion, string>>>
}

/** Oldest first. */
export const demoCheckIns: readonly DemoCheckIn[] = [
  {
    by: 'kwame',
    weeksAgo: 52,
    answers: {
      learned:
        'A scroll compressor that runs backwards sounds healthy until you feel the discharge line. Check the phases before the gauges.',
      'find-out': 'Why Moss trips only on Sundays.',
    },
  },
  {
    by: 'kwame',
    weeksAgo: 6,
    answers: {
      learned: 'The Halden controller keeps its old setpoint after a firmware update. Write it down before you press anything.',
      'in-the-way': 'Waited half a day for the key box code at Moss.',
      'find-out': 'Whether a megger can tell a wet motor from a dying one.',
    },
  },
  {
    by: 'leila',
    weeksAgo: 5,
    answers: {
      learned: 'Two of the three call-backs this month were handovers, not faults.',
      'find-out': 'What a handover of six minutes changes on a bad night.',
    },
  },
  {
    by: 'kwame',
    weeksAgo: 4,
    answers: {
      learned: 'Three photographs before I open a panel: I rebuilt the one at Brekke from them.',
      'others-could-use': 'The torque table for flare nuts is wrong in the old binder, right in the library.',
    },
  },
  {
    by: 'ana',
    weeksAgo: 3,
    answers: {
      learned: 'Short cycling at low load was the buffer, not the curve.',
      'in-the-way': 'Nobody could say which of the two drawings of Ferry Road is the built one.',
    },
  },
  {
    by: 'kwame',
    weeksAgo: 2,
    answers: {
      learned: 'Ice on one side of a coil only: look at the distributor before the valve.',
      'in-the-way': 'My van has no winter kit yet.',
      'others-could-use': 'Nordby has moved its isolator behind the bottle rack.',
    },
  },
  {
    by: 'kwame',
    weeksAgo: 1,
    answers: { learned: 'A wet motor reads low on the megger. I dried it for an hour and it was fine.' },
  },
]
