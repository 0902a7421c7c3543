/** Times as a chat shows them, in the reader's own language and zone. */

const clockTime = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** Such as `14:20`. Local Teams keeps nothing over a restart, so the day is always today's. */
export const timeOf = (instant: string): string => clockTime.format(new Date(instant))
