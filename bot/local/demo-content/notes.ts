/** The sample team's work notes: what somebody did and noticed at a site, as it went. */
import { ofKind, type DemoResource } from './demo-resource.ts'

export const demoNotes: readonly DemoResource[] = ofKind('note', [
  {
    key: 'nordby-glycol-loop',
    title: 'At Nordby cold store: balancing the new glycol loop',
    why: 'If you take over the Nordby contract, or meet a loop that hunts',
    body: `**08:10** Pump at 60 %, rooms 1 and 2 fine, room 5 at the far end starved. The balancing valves are all fully open, as they came.

**09:00** Closed room 1 to 2.1 turns and room 2 to 2.6. Room 5 comes up, and room 3 begins to hunt: its control valve is now too large for what is left.

**10:30** Pump to constant differential pressure, 45 kPa, sensor at the far end. The hunting has stopped.

**11:15** All rooms within 0.5 K. Written on the card beside the pump: turns per valve, 45 kPa, 34 % propylene.

Still open: the air vent above room 4 spits. I shut it, so it must be changed at the December service.`,
    tags: ['nordby', 'glycol'],
    isRough: true,
    sharedBy: 'tomasz',
    sharedDaysAgo: 4.8,
  },
  {
    key: 'van-7-small-parts',
    title: 'Van 7: where the small parts live, and why',
    why: 'When you borrow van 7 or set up your own',
    body: `Set it up again on Sunday after I had looked for a contactor for ten minutes in the rain.

- **Left door, waist height**: what I need with the engine running: fuses, tape, sensors, gloves. No need to climb in.
- **Behind the seat**: recovery cylinder, strapped, valve up, vent open.
- **Drawers by fault, not by maker**: "dead", "iced", "leaks", "noisy". The K4 and Arctis sensors lie together, since I am looking for a sensor and not for a maker.
- **Right door**: nothing that rolls.

What I use goes on the tape at the drawer. On Thursday I order what is on the tape. It has held for three weeks.`,
    tags: ['vans', 'parts'],
    sharedBy: 'kwame',
    sharedDaysAgo: 21.2,
  },
  {
    key: 'halden-e17-again',
    title: 'E17 again at Halden School: sensor, not board',
    why: 'When a K4 shows E17 a second time after a board swap',
    body: `Roof, wet, four degrees. E17 since Sunday, the board was new in October.

Coil free of ice. Pulled the coil sensor plug: 27 kΩ at the board end of the cable, right for four degrees, so it looked good. Then I moved the cable where it enters the casing, and it jumped to open circuit. The grommet is gone, and the fan has rubbed the cable for a month.

New sensor, new grommet, cable tied away from the fan. Ran a full defrost and waited: it ended by temperature after 17 minutes.

For next time: wiggle the cable before you measure the board. I have asked Priya to put grommets on the spring service list for the other three units on that roof.`,
    tags: ['k4', 'defrost'],
    sharedBy: 'jonas',
    sharedDaysAgo: 1.3,
  },
  {
    key: 'harbour-night-restart',
    title: 'Harbour fish hall after the power cut: the order that worked',
    why: 'When a whole site comes back after a power cut',
    body: `Power back at 02:40, everything wanted to start at once, and the main breaker went again at 02:41.

What we did: all packs to off, control supply on. Pumps first, then condenser fans. Pack 1 with one compressor, wait until suction fell below 3 bar. Then pack 2. The ice store last, it can stand six hours.

All running at 03:35. Highest product temperature minus 15 in room 6, which the fish people noted themselves.

Two things to mend: pack 2 has no restart delay (set to 0 s, I made it 120 s), and the phase monitor of pack 1 had been set so narrow that it tripped on the generator.`,
    tags: ['on-call', 'electrics'],
    sharedBy: 'siobhan',
    sharedDaysAgo: 28.6,
  },
  {
    key: 'eastgate-commissioning-day-two',
    title: 'Eastgate heat pumps, day two: what the drawings did not say',
    why: 'If you go to Eastgate before the as-built drawings arrive',
    body: `Four units in cascade, sixty flats, first heat today.

The flow meter reads backwards: fitted on the return, arrow the wrong way. The controller took it for zero flow and kept unit 1 locked. Turned it, 4.2 m³/h, as designed.

Unit 3 short-cycles: its sensor is in the buffer's upper pocket and should be in the middle one. Moved it and marked the pocket.

Left running on two units at 45 °C flow. Tomorrow: the other two, and minimum flow with all flats shut. The builder has promised drawings on Friday. Until then, trust the labels on the pipes that have *my* initials, the older ones are from before the change.`,
    tags: ['heat-pumps', 'commissioning'],
    sharedBy: 'mei-ling',
    sharedDaysAgo: 52.3,
  },
  {
    key: 'bakery-drain-line',
    title: 'Brekke bakery: a drain line that froze three times',
    why: 'When water stands in a freezer room after defrost',
    body: `Third time this month. Drain heater warm, and still a plug of ice.

Took the whole line out. The trap was *inside* the freezer room, where it can only freeze, and the heater tape ended 30 cm before the wall. The slope was fine at the pan and flat in the wall.

Moved the trap to the warm side, ran tape through the wall and 20 cm beyond, insulated, slope 1 in 50 all the way. Poured two kettles of water through: gone in a minute.

I will look in on the 9th without charge. If it holds, the pastry freezer next door has the same line and should get the same.`,
    tags: ['cold-rooms', 'water'],
    sharedBy: 'kwame',
    sharedDaysAgo: 83.4,
  },
  {
    key: 'care-home-boiler-room-week',
    title: 'Ferry Road care home: a week of reading before changing anything',
    why: 'When hot water complaints come and go',
    body: `Monday: complaints from the second floor only, mornings only. Put four loggers on the pipes and changed nothing, which the manager found hard.

Thursday: flow leaves the cylinder at 62, returns from floor two at 41 between six and eight. The other floors return at 55. So it is circulation and not heat: the balancing valve of floor two is nearly shut, and somebody had marked it "do not touch".

Opened it in three steps over a day, with the loggers running. Return now at 54, all day. Cylinder stays at 60 or above, as their water safety plan wants.

Showed the manager the two curves. She asked for a copy for the wall.`,
    tags: ['water', 'customers'],
    sharedBy: 'leila',
    sharedDaysAgo: 137.7,
  },
  {
    key: 'dairy-oil-level',
    title: 'Moss Lane dairy: where the oil went',
    why: 'When oil level drops in one compressor of a pack',
    body: `Compressor 2 low on oil, one and three fine. It had been topped up twice since summer, so there must be two litres too much somewhere.

Found it in stages. Level regulator 2 clicks but passes little: the strainer in front of it was full of black. Cleaned, level rises. The black is carbon from an overheated discharge: compressor 1 ran at 145 °C for a while in July, the log says.

Took out 1.8 litres from the suction header afterwards. If we had topped up a third time, it would have come back as a slug.

Next visit: acid test of the oil, new drier, and the fan of condenser 1, which is why it ran hot.`,
    tags: ['co2', 'records'],
    sharedBy: 'tomasz',
    sharedDaysAgo: 239.6,
  },
])
