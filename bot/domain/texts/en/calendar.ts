/** Days, times and zones, as people choose and read them. */

export const calendar = {
  every: 'Every',
  on: 'on',
  at: 'at',
  weekday: 'Weekday',
  time: 'Time',
  /** `Friday 27 November, 15:00` */
  moment: (day: string, time: string) => `${day}, ${time}`,
  /** `Fridays, 15:00` */
  weekly: (weekday: string, time: string) => `${weekday}s, ${time}`,
  zoneHint: 'Begin to type a city.',
  noZone: 'No zone has that name.',
  moreZones: 'There are more. Type more of the name.',
} as const
