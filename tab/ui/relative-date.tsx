/** A date as people say it: now, 2 hr, Wed, 11 Nov; the whole date on hover and for a screen reader. */
import { useNow } from '#tab/api/service-time.ts'
import { useState } from 'react'
import { useTexts } from '#tab/host/host-context.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** @param now - in milliseconds since the epoch; @param nowText - for what is less than a minute old */
export function shortDate(instant: string, now: number, locale: string | undefined, nowText: string): string {
  const then = new Date(instant)
  const ageMs = now - then.getTime()
  const count = (value: number, unit: 'minute' | 'hour'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(Math.floor(value))
  if (ageMs < minuteMs) return nowText
  if (ageMs < hourMs) return count(ageMs / minuteMs, 'minute')
  if (ageMs < dayMs) return count(ageMs / hourMs, 'hour')
  if (ageMs < 7 * dayMs) return then.toLocaleDateString(locale, { weekday: 'short' })
  const isThisYear = then.getFullYear() === new Date(now).getFullYear()
  return then.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) })
}

export const longDate = (instant: string, locale: string | undefined): string =>
  new Date(instant).toLocaleDateString(locale, { dateStyle: 'long' })

/** The day as people say it: without the year while it is this one. */
export function dayOf(instant: string, locale: string | undefined, now = Date.now()): string {
  const then = new Date(instant)
  const isThisYear = then.getFullYear() === new Date(now).getFullYear()
  return then.toLocaleDateString(locale, { day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) })
}

/** The day as people say it within a week: Monday 23 November. */
export const weekdayOf = (instant: string, locale: string | undefined): string =>
  new Date(instant).toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' })

/** The month as people say it, with the year when it is not this one. */
export function monthOf(instant: string, locale: string | undefined, now = Date.now()): string {
  const then = new Date(instant)
  const isThisYear = then.getFullYear() === new Date(now).getFullYear()
  return then.toLocaleDateString(locale, { month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) })
}

export type Age = 'today' | 'yesterday' | 'earlier'

/** How people say the day; @param zone - IANA name; undefined is the viewer's own */
export function ageOf(instant: string, now = new Date(), zone?: string): Age {
  const days = (Date.parse(dayKey(now, zone)) - Date.parse(dayKey(new Date(instant), zone))) / dayMs
  return days <= 0 ? 'today' : days === 1 ? 'yesterday' : 'earlier'
}

/** The calendar date as `2026-11-25`, which knows no clock. */
export const dayKey = (at: Date, zone?: string): string =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...(zone === undefined ? {} : { timeZone: zone }) }).format(at)

export function RelativeDate({ instant, locale }: { readonly instant: string; readonly locale: string | undefined }) {
  const [now] = useState(useNow())
  return (
    <time dateTime={instant} title={longDate(instant, locale)}>
      {shortDate(instant, now.getTime(), locale, useTexts().library.now)}
    </time>
  )
}
