/** The plan of check-ins, as the bot shows it in the channel. */

export const plan = {
  title: (team: string) => `Weekly check-ins of ${team}`,
  isOff: 'Nobody is asked at the moment.',
  every: (day: string, time: string) => `every ${day} at ${time}`,
  byOwnClock: (when: string) => `Each member is asked ${when}, in their own time.`,
  byZone: (when: string, zone: string) => `Each member is asked ${when}, by the clock of ${zone}.`,
  isOn: 'Ask the team once a week',
  weekday: 'On',
  time: 'At',
  whose: 'By which clock',
  ownClock: 'Each person\u2019s own',
  teamClock: (zone: string) => `The team\u2019s, ${zone}`,
  roundUp: 'Post a round-up of the week in the channel, when there is something to tell',
  save: 'Save',
  openSettings: 'Questions, holidays and more',
  timeMissing: 'Choose a time first, such as 15:00.',
  saved: 'Saved. Answers stay with each person unless they share them.',
  changed: 'Somebody changed the plan since this card came. This is how it stands now; nothing of yours was saved.',
  noTeam: 'This team does not have Commonplace, so there is nothing to set here.',
} as const
