/** A date as people say it: 2 h, Wed, 11 Nov; the whole date on hover and for a screen reader. */
import { useState } from 'react'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** @param now - in milliseconds since the epoch */
export function shortDate(instant: string, now: number, locale: string | undefined): string {
  const then = new Date(instant)
  const ageMs = now - then.getTime()
  const narrow = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' })
  if (ageMs < hourMs) return narrow.format(-Math.max(0, Math.floor(ageMs / minuteMs)), 'minute')
  if (ageMs < dayMs) return narrow.format(-Math.floor(ageMs / hourMs), 'hour')
  if (ageMs < 7 * dayMs) return then.toLocaleDateString(locale, { weekday: 'short' })
  const isThisYear = then.getFullYear() === new Date(now).getFullYear()
  return then.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) })
}

export const longDate = (instant: string, locale: string | undefined): string =>
  new Date(instant).toLocaleDateString(locale, { dateStyle: 'long' })

export function RelativeDate({ instant, locale }: { readonly instant: string; readonly locale: string | undefined }) {
  const [now] = useState(() => Date.now())
  return (
    <time dateTime={instant} title={longDate(instant, locale)}>
      {shortDate(instant, now, locale)}
    </time>
  )
}
