/** The sample team's ideas: something to try, and the reason. */
import { ofKind, type DemoResource } from './demo-resource.ts'

export const demoIdeas: readonly DemoResource[] = ofKind('idea', [
  {
    key: 'winter-kit-per-van',
    title: 'Pack one winter kit per van from October',
    why: 'When you plan van stock for the cold months',
    body: `Last winter I drove back for drain-heater tape five times, and so did others. The parts were in the store, just not in the van.

One box per van from 1 October: 10 m heater tape, two thermostats, a drain trap, two K4 coil sensors, glycol test kit, ice melt for the steps, dry gloves. About £140 a van. If it saves one second trip per van it has paid for itself.

I would try it with three vans until Christmas, and count second trips in those three and in the others.`,
    tags: ['vans', 'parts'],
    sharedBy: 'jonas',
    sharedDaysAgo: 6.1,
  },
  {
    key: 'label-shut-off-valves',
    title: 'Label shut-off valves with the unit number',
    why: 'When you leave a plant room that others will visit',
    body: `At the Harbour fish hall I stood before fourteen equal valves at night. The drawing was in the office, and the office was locked.

A brass tag with the unit number on every valve we touch, put on by whoever is there, a few at each visit. No project, no extra drive. Tags and wire cost pennies, and there are two hundred in the store.

Reason: whoever comes next may have a leak on their hands and no time to follow pipes.`,
    tags: ['first-visit', 'access'],
    sharedBy: 'siobhan',
    sharedDaysAgo: 20.3,
  },
  {
    key: 'ride-along-mornings',
    title: 'One ride-along morning a month, experienced with experienced',
    why: 'When you think about how we learn from each other',
    body: `Apprentices ride along. The rest of us have not seen each other work for years. When Tomasz and I shared a job in May, I learned more about CO₂ packs in four hours than from any manual, and he took my way of reading superheat home.

One morning a month, two people who would not normally meet on a job, at a planned service, never at a breakdown. Each writes one thing they will do differently.

Cost: four mornings a month for the team. I would stop after three months if repeat visits don't move and nobody misses it.`,
    tags: ['handover', 'first-visit'],
    sharedBy: 'mei-ling',
    sharedDaysAgo: 33.9,
  },
  {
    key: 'photo-before-leaving',
    title: 'A photograph of the display before we leave, on every job',
    why: 'When a customer says it never worked after we were there',
    body: `Three times this year we could not say what a room had read when we left. Twice we drove back for nothing.

A photograph of the display and of the set points, the last thing before the van door, into the job's folder. It takes twenty seconds. It also shows the next engineer what "normal" looks like there, which no manual does.

Not to prove who was right: to see what changed since.`,
    tags: ['customers', 'records'],
    sharedBy: 'priya',
    sharedDaysAgo: 79.2,
  },
  {
    key: 'defrost-when-it-is-needed',
    title: 'Try defrost on demand at two sites before winter',
    why: 'When a site asks what it could save without new plant',
    body: `Most of our freezer rooms defrost four times a day, because four was in the menu. In dry weeks two would do. Arctis 9 can start a defrost on the difference between air and coil temperature.

I suggest two rooms at Nordby that have the same load: one stays on the clock, one on demand, for six weeks. We compare energy from the sub-meters, the time above minus 18, and ice in the photographs on Fridays.

Risk: a coil that ices slowly and is noticed late. So with a limit: at least one defrost a day, and an alarm if two end by time.`,
    tags: ['defrost', 'arctis'],
    sharedBy: 'ana',
    sharedDaysAgo: 112.5,
  },
  {
    key: 'quarter-hour-fridays',
    title: 'Friday quarter of an hour: one fault, no slides',
    why: 'When we look for a time to talk about what went wrong',
    body: `We talk about faults in the yard, two at a time, and the other six never hear it. A quarter of an hour on Friday before the vans are washed: one person, one fault, what they thought it was, what it was. One question each, then we stop.

The reason is the part "what I thought it was". Manuals have the right answers. The wrong turns are what we share with nobody.

I will go first, with the dairy pump that I had wired to the wrong contactor.`,
    tags: ['handover'],
    sharedBy: 'leila',
    sharedDaysAgo: 190.4,
  },
])
