/** Times as a chat shows them, in the reader's own language and zone. */

const clockTime = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** Such as `14:20`. */
export const timeOf = (instant: string): string => clockTime.format(new Date(instant))

const calendarDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })

/** Such as `Friday 27 November`: the service's clock can be moved. */
export const dayOf = (instant: string): string => calendarDay.format(new Date(instant))
