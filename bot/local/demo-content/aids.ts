/** The sample team's job aids. */
import { ofKind, type DemoResource } from './demo-resource.ts'

export const demoAids: readonly DemoResource[] = ofKind('aid', [
  {
    key: 'k4-defrost-board-swap',
    title: 'K4 defrost board swap, step by step',
    why: 'When a K4 shows E17 and the coil is free of ice',
    body: `1. Lock off at the roof switch and wait two minutes: capacitor \`C3\` holds its charge. Prove dead at the board terminals before you touch anything.
2. Photograph the old board with all plugs in. You will want it at step 5.
3. Move jumper \`J2\` on the new board to the same side as on the old one.
4. Fit the board, seat the ribbon cable first, then the power plug.
5. Compare every plug with the photograph and close the cover.
6. Restore power and hold **Test** for five seconds. The fan stops, the valve clicks, E17 clears.

If E17 comes back within a minute, the coil sensor is the fault, not the board. Measure it before you order another board: 10 kΩ at 25 °C, about 33 kΩ in an ice bath.`,
    tags: ['k4', 'defrost'],
    sharedBy: 'ana',
    sharedDaysAgo: 12.1,
  },
  {
    key: 'handover-call-six-minutes',
    title: 'Handover call in six minutes',
    why: 'At the end of a shift, before the next engineer drives',
    body: `Ring, do not write. Go through it in this order and stop after six minutes.

1. **Running on a promise**: every plant that runs but is not mended, with the temperature it held when you left.
2. **Waiting**: parts on order, with the date, and who at the site expects us.
3. **Changed**: set points, bridged contacts, valves left shut. Say where each one is labelled on site.
4. **Getting in**: codes that changed, gates, dogs, who to ring at night.
5. **Worry**: the one plant you think will call tonight, and what you would try first.

The one who takes over repeats point 3. A bridged safety device is never handed over: it comes out before you leave, or the plant stays off.`,
    tags: ['handover', 'on-call'],
    sharedBy: 'leila',
    sharedDaysAgo: 13.3,
  },
  {
    key: 'reading-superheat',
    title: 'Reading superheat without guessing',
    why: 'When suction pressure looks right and the room is still warm',
    body: `1. Let the plant run for fifteen minutes after any change, doors shut, not within half an hour of a defrost.
2. Clamp the probe on clean pipe at the evaporator outlet, beside the valve bulb. Insulate it.
3. Read suction pressure as near to that point as you can. A gauge at the compressor misses the pressure drop of a long line.
4. Convert to saturation temperature. For a blend, use the **dew** point.
5. Superheat = pipe temperature minus dew temperature.

| You read | Think of |
|---|---|
| 5 to 8 K, steady | the valve is doing its work: look at air flow and load |
| over 10 K | short of refrigerant, filter drier, valve or strainer starving |
| under 3 K | flooding: loose bulb, valve too open, iced coil, fan stopped |
| swinging | hunting: valve too large, or a bulb in the wrong place |

Check subcooling before you add refrigerant. A starved coil with good subcooling is not short of charge.`,
    tags: ['superheat', 'controls'],
    sharedBy: 'mei-ling',
    sharedDaysAgo: 18.2,
  },
  {
    key: 'night-work-clinic-roofs',
    title: 'Night work on clinic roofs: who to call, what to bring',
    why: 'Before quiet-hours work at the Lindvik clinic',
    body: `**The day before**
1. Ring the estates desk before 15:00 and ask for a roof permit. It names two people: nobody goes up alone.
2. Ask which ward is below the plant, and whether the helipad is in use.

**Bring**
- head torch, spare torch, red filter (the ward windows face the plant)
- rubber mat for the panels, and no hammer drill after 22:00
- the permit on paper: the roof has no signal

**On the night**
1. Sign in at security, take the radio, channel 4.
2. Tell the ward nurse before you stop anything that cools a medicine store, and agree how long.
3. Count tools in and out of the plant enclosure.
4. Sign out. Security locks the roof only when both names are crossed off.`,
    tags: ['access', 'safety'],
    sharedBy: 'priya',
    sharedDaysAgo: 24.4,
  },
  {
    key: 'arctis-terminals-one-page',
    title: 'Arctis terminals on one page',
    why: 'When you are on a ladder and the wiring guide is in the van',
    body: `Arctis 9, boards from revision C on. Older boards: see the wiring guide, the numbers differ.

| Terminal | What | What you should read |
|---|---|---|
| 1, 2 | supply, 230 V | 220 to 240 V |
| 5 | compressor contactor | 230 V to N on demand |
| 6 | defrost heater relay | 230 V to N in defrost only |
| 7 | evaporator fan | 230 V to N |
| 11, 12 | room probe | 10 kΩ at 25 °C, disconnected |
| 13, 14 | coil probe | 10 kΩ at 25 °C, disconnected |
| 17, 18 | door switch | closed with the door shut |
| 21, 22 | safety chain | closed, else code A03 |

1. Readings at 1 to 7 are live: insulated probes, one hand, cover back on after.
2. Probes are measured with the plug pulled and power off.
3. A03 means the chain is open, not that the board is faulty. Follow the chain before you swap anything.`,
    tags: ['arctis', 'electrics'],
    sharedBy: 'mei-ling',
    sharedDaysAgo: 41.5,
  },
  {
    key: 'prove-dead',
    title: 'Isolate and prove dead: the eight steps',
    why: 'Before you put a hand or a tool into any panel',
    body: `1. Find every supply: main, control, heater tape, and the drive's own feed. Cold stores often have two.
2. Tell the site what goes off and for how long.
3. Switch off under no load where you can, then isolate.
4. Lock, tag, and keep the key in your pocket.
5. Wait for stored charge: the time on the label of the drive, often ten minutes.
6. Test the voltage indicator on the proving unit.
7. Test phase to phase, phase to neutral, phase to earth, and the DC link of a drive, at the place where you will work.
8. Test the indicator on the proving unit again. Only now is it dead.

A multimeter is not a voltage indicator. If you are called away, start again at step 6.`,
    tags: ['electrics', 'safety'],
    sharedBy: 'siobhan',
    sharedDaysAgo: 63.2,
  },
  {
    key: 'vacuum-that-holds',
    title: 'Pulling a vacuum that means something',
    why: 'When you have opened a circuit and want to charge it today',
    body: `1. Pressure test first with oxygen-free nitrogen and a regulator, in steps, to the test pressure on the plate. Never oxygen, never compressed air.
2. Take the cores out of the Schrader valves with a core tool. Use short, wide hoses on both sides.
3. Put the vacuum gauge on the plant, far from the pump. At the pump it flatters you.
4. Change the pump oil if it is cloudy, and open the gas ballast for the first ten minutes.
5. Pull below 500 micron, then shut the valve at the plant and stop the pump.
6. Watch for fifteen minutes.

| After closing | It is |
|---|---|
| stays under 1,000 | dry and tight |
| rises, then levels off | moisture: break with dry nitrogen, pull again |
| rises without end | a leak: back to nitrogen and soap |

Do not run or insulation-test a compressor while it is under vacuum: the windings can arc.`,
    tags: ['leaks', 'commissioning'],
    sharedBy: 'mei-ling',
    sharedDaysAgo: 88,
  },
  {
    key: 'leak-search-order',
    title: 'Leak search: look in this order',
    why: 'When a plant has lost charge and nothing hisses',
    body: `1. Read the leak log. Four in ten of our leaks were within a metre of the one before.
2. Look for oil with a clean cloth: flare nuts, Schrader caps, condenser U-bends, where a pipe crosses a bracket.
3. Fans off, and wait ten minutes. Start with the detector **below** each joint, since the gas sinks, and move 2 cm a second.
4. Wrap suspects in cling film for fifteen minutes, make a small hole, and hold the detector there.
5. Soap every spot the detector names. No bubble, no leak.
6. Nothing found: recover, and pressure test with nitrogen by sections. Note the pipe temperature beside the pressure: 10 K colder takes some 3 to 4 per cent off.
7. After the repair, test the whole plant again, and write down weight, place and cause. A second look is due within a month.`,
    tags: ['leaks', 'f-gas'],
    sharedBy: 'tomasz',
    sharedDaysAgo: 104.6,
  },
  {
    key: 'heat-pump-low-flow',
    title: 'Heat pump trips on low flow: ten-minute check',
    why: 'When a heat pump locks out on flow or high pressure in heating',
    body: `1. Read the flow and return temperatures before you reset. More than 8 K apart under full load means too little water.
2. Look at system pressure. Below 1 bar, find out where the water went before you fill.
3. Clean the strainer. Isolate both sides first; if it is full within a week, the system needs a flush, not another clean.
4. Bleed at the highest point and at the unit, pump off.
5. Check that zone valves open: with all rooms satisfied, the bypass alone must carry the minimum flow.
6. Listen to the pump and read its speed. A pump that shows power and no flow is air-locked or seized.
7. Reset once, run fifteen minutes, and write down flow, return and pressure in the unit's log.

Do not raise the pressure limit or bridge the flow switch. It is what keeps the plate heat exchanger from freezing.`,
    tags: ['heat-pumps', 'water'],
    sharedBy: 'kwame',
    sharedDaysAgo: 9.4,
  },
  {
    key: 'propane-before-opening',
    title: 'Propane units: before you open the casing',
    why: 'Before any work on a plant with R290',
    body: `Only with the flammable refrigerant ticket, and never alone.

1. Read the plate: refrigerant and charge. Tell the site, and mark off three metres around the unit.
2. Switch on the gas detector in clean air, then hold it low: propane sinks into pits, drains and light wells.
3. No flame, no phone, no contactor switching inside the zone. Isolate **outside** it.
4. Extinguisher to hand, wind behind you, air moving.
5. Recover with equipment rated for A3, into its own marked cylinder.
6. Flush with dry nitrogen, evacuate, flush again, and cut the pipe. A brazing torch comes near only after the second flush and a clean detector reading.
7. Pressure test with nitrogen, then put every casing gasket and grommet back as it was: they are part of the protection.

Detector alarm at any time: walk away upwind, isolate from outside, ring Leila.`,
    tags: ['propane', 'safety'],
    sharedBy: 'ana',
    sharedDaysAgo: 55.7,
  },
  {
    key: 'co2-standstill',
    title: 'CO₂ plant at a standstill: keep the pressure where it belongs',
    why: 'When a CO₂ pack has tripped and the liquid is warming',
    body: `1. Put on the personal CO₂ alarm before you open the plant room. The gas has no smell and collects low. At 5,000 ppm you leave, ventilate, and go back with a second person.
2. Read receiver pressure and how fast it climbs. You have until the relief valve lifts, not longer.
3. Start the standstill cooling unit by hand if it has not started.
4. Close nothing that could trap liquid between two valves. A full pipe that warms up bursts.
5. Find why the pack tripped: oil level, drive fault, high pressure, in this order.
6. Restart one compressor. Let receiver pressure come back to its set point before you add the next.
7. If a relief valve has lifted, listen that it has closed again, and book its exchange.

Never vent liquid: below 4.2 bar on the gauge it turns to dry ice and blocks the line you rely on.`,
    tags: ['co2', 'safety'],
    sharedBy: 'tomasz',
    sharedDaysAgo: 131.3,
  },
  {
    key: 'iced-coil-causes',
    title: 'Iced coil: find the cause before you melt it',
    why: 'When an evaporator is a block of ice and the shop wants it cold now',
    body: `Ice is evidence. Look at it before it is water.

1. Photograph the pattern.
   - ice at the door side: warm air, so door, curtain or door heater
   - ice at the distributor end only: short of refrigerant, or the valve
   - ice everywhere, even: defrost is not running or stops too early
   - ice at the bottom: drain or drain heater
2. Read the defrost log: how many, how long, ended by temperature or by time. Always by time means the heater or the sensor.
3. Measure heater current on all phases, and the termination sensor against a known one.
4. Fans off, and defrost by hand with the heaters, or with warm water while the heaters are locked off. No blades, no torch: one scratch in a tube costs more than the room.
5. Check that the sensor sits where ice goes **last**.
6. Stay for one full defrost before you leave.`,
    tags: ['defrost', 'cold-rooms'],
    sharedBy: 'ana',
    sharedDaysAgo: 148.8,
  },
  {
    key: 'glycol-check',
    title: 'Glycol check with the refractometer',
    why: 'Before the first frost, or when a loop was topped up with water',
    body: `1. Wipe the prism, put two drops of clean water on it, and set the line to 0 °C.
2. Draw off half a litre first, then take the sample from a running loop.
3. Read the scale of the glycol on the label: **propylene** and **ethylene** have scales of their own. The wrong one is out by some 5 K.
4. The freezing point should lie 5 K below the coldest temperature on the coil or outside, whichever is lower.
5. Look at the sample. Brown or sharp-smelling: the inhibitor is spent, so measure pH and plan a change below 7.5.
6. To correct, take the volume from the plate, work out how much to drain, and add premix. Neat glycol at the fill point sits in the dead leg and never mixes.
7. Run the pump for two hours, measure again, and write both readings on the loop's card.

Waste glycol goes back in the blue drum, never down a drain.`,
    tags: ['glycol', 'water'],
    sharedBy: 'leila',
    sharedDaysAgo: 70.1,
  },
  {
    key: 'first-ten-minutes-on-site',
    title: 'The first ten minutes at a site you do not know',
    why: 'When you are sent to a plant for the first time, alone',
    body: `1. Ask the person who rang: what did you notice first, and when was it last right? Write down their words.
2. Ask what is in the rooms and what it can stand. Vaccines and ice cream are different clocks.
3. Walk the whole plant once without touching: sounds, oil, ice, smells, lamps.
4. Find the way out, the isolator, the gas alarm and the nearest tap.
5. Photograph the display, the set points and the valve positions, as found.
6. Read the log book's last three entries. Half of our repeat visits are explained there.
7. Only now touch something, and one thing at a time.

Before you leave: the same photographs again, and two sentences in the log book that would have helped you at step 6.`,
    tags: ['first-visit', 'customers'],
    sharedBy: 'kwame',
    sharedDaysAgo: 201.5,
  },
  {
    key: 'scroll-runs-backwards',
    title: 'Scroll compressor noisy and no pressure difference: check rotation',
    why: 'After any work on the supply, when a compressor runs but does not pump',
    body: `1. Stop it at once. A scroll that turns backwards for minutes destroys itself.
2. Isolate, lock off, prove dead.
3. With power back and the compressor contactor held out, read the phase sequence at its incoming side with a rotation meter and insulated probes: L1, L2, L3.
4. Wrong sequence: isolate again and swap two phases **at the supply to this plant**, not inside the compressor box, so that fans and pumps are right too.
5. Check what else hangs on that supply: three-phase fans that blow the wrong way still seem to blow.
6. Start. Discharge rises and suction falls within seconds, and the noise is gone.
7. Look at the phase monitor: if it did not trip, it is bridged, set wrong, or missing. Put that right today.`,
    tags: ['electrics', 'commissioning'],
    sharedBy: 'siobhan',
    sharedDaysAgo: 176.2,
  },
])
