/** What the sample team said about what was shared: what it changed in the work, and views of their own. */
import type { PersonKey } from './people.ts'

export type DemoRemark = {
  readonly by: PersonKey
  /** Days before the moment of seeding; later than the resource. */
  readonly daysAgo: number
  readonly text: string
}

export type DemoResponses = {
  /** Key of a resource. */
  readonly to: string
  /** One per person; the text may be empty. */
  readonly helped?: readonly DemoRemark[]
  readonly views?: readonly DemoRemark[]
  /** Who said that it no longer holds; the reason stands among the views. */
  readonly outdated?: Omit<DemoRemark, 'text'>
}

export const demoResponses: readonly DemoResponses[] = [
  {
    to: 'k4-defrost-board-swap',
    helped: [
      {
        by: 'tomasz',
        daysAgo: 8.3,
        text: 'I had forgotten J2 on the last two swaps. With the photograph beside me I was off the roof in forty minutes.',
      },
      { by: 'priya', daysAgo: 5.5, text: '' },
      {
        by: 'mei-ling',
        daysAgo: 3.2,
        text: 'Measured the sensor before I ordered a second board: 61 kΩ. The board stayed in the store.',
      },
    ],
    views: [{ by: 'siobhan', daysAgo: 10.4, text: 'On boards from before 2019 the jumper is called JP2 and sits beside the fuse.' }],
  },
  {
    to: 'reading-superheat',
    helped: [
      {
        by: 'jonas',
        daysAgo: 15.1,
        text: 'I had been reading bubble instead of dew. Two plants that I wanted to top up were not short at all.',
      },
      { by: 'kwame', daysAgo: 11.6, text: '' },
      {
        by: 'siobhan',
        daysAgo: 6.9,
        text: 'Swinging at the Brekke bakery: the bulb sat on the oil trap. Moved it, steady at 7 K since Monday.',
      },
    ],
  },
  {
    to: 'handover-call-six-minutes',
    helped: [
      { by: 'kwame', daysAgo: 7.2, text: 'When Tomasz repeated point 3, I remembered the pressure switch that I had bridged.' },
      { by: 'siobhan', daysAgo: 4.1, text: '' },
    ],
  },
  {
    to: 'heat-pump-low-flow',
    helped: [
      {
        by: 'mei-ling',
        daysAgo: 2.6,
        text: 'Flow and return were 14 K apart at Ferry Road. Strainer full, cleaned, no third call.',
      },
    ],
  },
  {
    to: 'arctis-terminals-one-page',
    helped: [
      {
        by: 'jonas',
        daysAgo: 30.2,
        text: 'A03 at the Harbour fish hall: it was a door contact in the chain. I had the new board in my hand.',
      },
      { by: 'tomasz', daysAgo: 19.7, text: '' },
    ],
  },
  {
    to: 'nordby-site-map',
    helped: [{ by: 'kwame', daysAgo: 3.4, text: 'At gate 3 by half past one at night, without ringing anybody.' }],
    views: [{ by: 'tomasz', daysAgo: 4.7, text: 'After 22:00 the barrier at gate 3 wants a code. Priya has it.' }],
  },
  {
    to: 'winter-kit-per-van',
    views: [
      { by: 'kwame', daysAgo: 5.3, text: 'Count van 7 in. I would add a hand pump for the condensate trays.' },
      { by: 'leila', daysAgo: 4.9, text: 'Agreed for vans 2, 5 and 7 until Christmas. Jonas keeps the count.' },
    ],
  },
  {
    to: 'caretaker-knew',
    helped: [
      { by: 'priya', daysAgo: 12.4, text: 'I ask every caller now who has the keys, and write the name on the job.' },
      { by: 'ana', daysAgo: 9.8, text: '' },
    ],
  },
  {
    to: 'prove-dead',
    helped: [{ by: 'jonas', daysAgo: 44.6, text: 'Found a second supply on my third job. I would have stopped looking after the first.' }],
  },
  {
    to: 'leak-check-intervals',
    views: [
      {
        by: 'priya',
        daysAgo: 20.5,
        text: 'The page still uses the limits from before January. Until it is corrected, ask me for the new table.',
      },
    ],
    outdated: { by: 'priya', daysAgo: 20.5 },
  },
]
