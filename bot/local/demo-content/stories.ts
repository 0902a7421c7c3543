/** The sample team's stories: something that happened, and what it taught. */
import { ofKind, type DemoResource } from './demo-resource.ts'

export const demoStories: readonly DemoResource[] = ofKind('story', [
  {
    key: 'two-visits-for-a-fuse',
    title: 'Two visits for a blown fuse: what I check first now',
    why: 'When a unit is dead and the panel light is still on',
    body: `The bakery rang at six: the prover cooler was dead. The panel lamp was on, so I took the supply for good and changed the controller. It ran for a minute and died again. Second visit, second controller, same thing.

The lamp sits before the control fuse. The fuse had a hair crack that closed when cold and opened when warm. I had measured it with the meter, on the bench, at room temperature.

Now I measure voltage *across* every fuse under load before I look at anything behind it. A good fuse reads zero. It takes forty seconds, and I start there even when the fault seems clear.`,
    tags: ['electrics', 'first-visit'],
    sharedBy: 'siobhan',
    sharedDaysAgo: 0.21,
  },
  {
    key: 'caretaker-knew',
    title: 'The caretaker who knew the fault before I did',
    why: 'When a site calls for the third time in a month',
    body: `Third call to Halden School in four weeks, heat pump locked out on high pressure, always on a Monday. I had cleaned the strainer twice. This time I had coffee with the caretaker first.

He said the gym valves shut by themselves on Friday evening "since the new clocks". The heating schedule had been changed at half-term, all zones closed at once, and on Monday the unit started against shut valves before the first zone opened.

He had told the office. Nobody had asked him what he saw. Two minutes on the schedule ended a month of visits. I ask the person with the keys now, before I open the panel.`,
    tags: ['customers', 'heat-pumps'],
    sharedBy: 'tomasz',
    sharedDaysAgo: 17.2,
  },
  {
    key: 'arctis-wired-like-a-k4',
    title: 'The Arctis that was wired like a K4',
    why: 'When nothing answers after a board swap',
    body: `New Arctis board at the Harbour fish hall, and not one input answered. I swapped the board back and forth until I was sure that both were faulty, which two boards never are.

Years ago somebody had fitted the Arctis on the K4 back plate and kept the K4 loom. On a K4 the probes sit on 7 and 8. On the Arctis 7 is the fan output. The old board had survived by luck, with its numbers painted over by hand.

What it taught me: a drawing tells what was planned. Before I pull a plug I follow three wires from end to end. If one of them is not where the drawing says, I stop trusting the drawing, and photograph everything.`,
    tags: ['arctis', 'k4', 'electrics'],
    sharedBy: 'tomasz',
    sharedDaysAgo: 37.8,
  },
  {
    key: 'overcharged-in-the-cold',
    title: 'I charged it in January and it tripped in June',
    why: 'Before you top up a plant on a cold day',
    body: `A remote condenser, minus four outside, the sight glass full of bubbles. I added two kilos until it cleared, and was pleased.

In the first warm week it tripped on high pressure every afternoon. In winter the head-pressure valve backs liquid up into the condenser: bubbles in the glass were the valve doing its work, not a short charge. In summer those two kilos had nowhere to go.

Jonas found it by reading the log and asking why I had added refrigerant without a leak. Fair question. Now I weigh against the plate, look at subcooling and receiver level together, and write the outside temperature beside every charge.`,
    tags: ['superheat', 'cold-rooms'],
    sharedBy: 'kwame',
    sharedDaysAgo: 119.4,
  },
  {
    key: 'door-that-nobody-shut',
    title: 'Four defrosts a day, and the fault was a door',
    why: 'When a freezer room ices up and everything measures right',
    body: `Eastgate distribution, freezer three: iced every second day. We had changed the heaters, the sensor and the defrost times. All readings were right, so each of us went home believing it was mended.

I stayed through a lunch break. The forklift driver parked in the doorway for twenty minutes, since it was the only warm spot out of the wind. The door switch had been taped down so that the alarm would not annoy them.

We moved the coat hooks and the kettle, and the site manager had a buzzer fitted that only sounds after two minutes. No ice since March. Measuring is not the same as watching. Half an hour on a crate was worth more than three visits.`,
    tags: ['defrost', 'customers'],
    sharedBy: 'ana',
    sharedDaysAgo: 226.3,
  },
  {
    key: 'first-night-alone',
    title: 'My first night call alone, and the sentence that saved it',
    why: 'Before your first week on call',
    body: `Two in the morning, meat cold room at plus nine, the owner standing behind me. I had three ideas and began all of them at once. After an hour I no longer knew what I had changed.

I rang Leila. She did not ask what was wrong. She said: "Put everything back as you found it, and tell me what you see." While I was putting it back I saw that the fan I had stopped first was the only one that had been running.

Two fan fuses, twenty minutes. I keep the as-found photographs for that reason now, and I ring after thirty minutes without an idea. Nobody minded being woken.`,
    tags: ['on-call', 'first-visit'],
    sharedBy: 'jonas',
    sharedDaysAgo: 47.6,
  },
  {
    key: 'relief-valve-and-the-scaffold',
    title: 'The scaffold over our relief line',
    why: 'Before builders work near a plant that we look after',
    body: `At the Moss Lane dairy the builders put a scaffold against the plant-room wall. I saw it on a Thursday and thought: not ours. On Friday I could not stop thinking of it, and drove back.

The relief line of the CO₂ pack ends on that wall, at head height of the third lift. Had it lifted, somebody would have stood in it. We had never marked the outlet, since nobody ever goes there.

The builders moved one bay in ten minutes and thanked us. Every outlet now has a sign and a line in the site's permit book. What it taught me: if I notice something and think "not ours", I say it aloud to somebody before I drive.`,
    tags: ['co2', 'safety'],
    sharedBy: 'leila',
    sharedDaysAgo: 158.1,
  },
  {
    key: 'dispatch-asked-two-questions',
    title: 'Two questions on the phone that saved eleven drives',
    why: 'When a customer rings with "it is not cooling"',
    body: `In spring I began to ask two things before I send anybody: *what does the display show, letter by letter*, and *is the fan you can see turning?*

I noted the answers for eight weeks, 64 calls. Eleven plants were in defrost, which ends by itself, or had been switched off by cleaners. Those customers were glad not to pay for a visit. In another nine the code named the part, and it was in the van on the first trip.

It does not work with everybody: some cannot reach the display, and nobody should climb for me. But asking costs one minute, and I no longer feel that I am sending people into the dark.`,
    tags: ['first-visit', 'customers'],
    sharedBy: 'priya',
    sharedDaysAgo: 96.9,
  },
  {
    key: 'quiet-heat-pump-loud-wall',
    title: 'The heat pump was quiet and the wall was loud',
    why: 'When a neighbour complains and the sound meter says all is well',
    body: `Terraced houses on Ferry Road, a new heat pump, 38 dB at the boundary, well within the limit. The neighbour said she heard a hum in bed. I nearly wrote "no fault found".

She let me stand in her bedroom at night. The hum was real: the unit sat on rigid brackets on the shared wall, and at one compressor speed the wall itself sang. Outside there was nothing to measure.

We moved it to rubber feet on a slab, and put flexible hoses in both pipes. Twenty minutes in her room did what three visits in the garden had not. Since then I ask *where* somebody hears it, and I go there.`,
    tags: ['heat-pumps', 'noise'],
    sharedBy: 'mei-ling',
    sharedDaysAgo: 262.7,
  },
])
