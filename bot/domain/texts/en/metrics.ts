/** Metrics: what the team looks at, and what the words under a chart say. It tells what happened and when, never why. */
import { limits } from '#domain/limits.ts'
import type { MetricFault } from '#domain/metrics/metric-form.ts'
import type { Direction } from '#domain/metrics/metric.ts'
import type { Cadence } from '#domain/metrics/period.ts'
import type { Meaning } from '#domain/metrics/signals.ts'
import type { ReadingFault } from '#domain/metrics/table-fault.ts'
import type { TemplateSet, TemplateWords } from '#domain/metrics/templates.ts'
import type { TargetVerdict } from '#domain/metrics/verdict.ts'
import { number, plural } from './numbers.ts'

export const metrics = {
  verdict: {
    tooEarly: 'Too early to tell',
    noReading: 'There is no reading yet.',
    readingsSoFar: (readings: number, wanted: number) =>
      `${plural(readings, 'reading', 'readings')} so far. From ${number.format(wanted)} on it shows what is usual.`,
    scattered: 'There are too many gaps between the readings to know what is usual. A few in a row are enough.',
    anewFrom: (period: string) => `Limits are drawn anew from ${period} on.`,
    normal: 'Normal variation: nothing to explain',
    normalMeans: 'Ups and downs like these belong to the work as it is done now.',
    changed: (period: string) => `Something changed around ${period}`,
    meaning: {
      improvement: 'It is an improvement.',
      concern: 'It goes the wrong way.',
      neutral: 'It is not as it was.',
    } satisfies Record<Meaning, string>,
    signs: {
      outside: {
        above: (points: number, latest: string, limit: string) =>
          points === 1
            ? `${latest} is above the upper limit of ${limit}.`
            : `${number.format(points)} readings are above the upper limit of ${limit}, the latest that of ${latest}.`,
        below: (points: number, latest: string, limit: string) =>
          points === 1
            ? `${latest} is below the lower limit of ${limit}.`
            : `${number.format(points)} readings are below the lower limit of ${limit}, the latest that of ${latest}.`,
      },
      run: {
        above: (points: number, mean: string) => `${number.format(points)} readings in a row lie above the mean of ${mean}.`,
        below: (points: number, mean: string) => `${number.format(points)} readings in a row lie below the mean of ${mean}.`,
      },
      'near-limit': {
        above: (points: number, from: string, to: string) =>
          `Nearly all readings from ${from} to ${to}, ${number.format(points)} of them, lie nearer to the upper limit than to the mean.`,
        below: (points: number, from: string, to: string) =>
          `Nearly all readings from ${from} to ${to}, ${number.format(points)} of them, lie nearer to the lower limit than to the mean.`,
      },
    },
    provisional: (readings: number) => `The limits are provisional: they move until there are ${number.format(readings)} readings.`,
  },
  target: {
    usually: (target: string) => `The work as it is done now usually meets the target of ${target}.`,
    sometimes: (target: string) => `The work as it is done now meets the target of ${target} sometimes.`,
    'not-without-change': (target: string) => `The target of ${target} is not met without a change in how we work.`,
  } satisfies Record<TargetVerdict, (target: string) => string>,
  clipped: {
    lower: (value: string) => `The lower limit is drawn at ${value}, since no value can be below it.`,
    upper: (value: string) => `The upper limit is drawn at ${value}, since no value can be above it.`,
  },
  sideBySide: 'Side by side with the result, not as its cause',
  nameQuestion: {
    title: 'Is this a result?',
    learning: (words: string) =>
      `\u201C${words}\u201D sounds like how much people learn. What would get better for those you work for, if it helped?`,
    activity: (words: string) =>
      `\u201C${words}\u201D sounds like how busy people are. What would get better for those you work for, if it helped?`,
    examples: 'Teams look at results such as the first-time fix rate, the win rate, the time to resolve a case or the change failure rate.',
    keep: 'Keep the name',
    change: 'Change it',
  },
  units: { percent: '%', days: 'days', hours: 'hours', 'per-hundred-jobs': 'per 100 jobs' } satisfies TemplateWords['units'],
  directions: { up: 'Higher is better', down: 'Lower is better', keep: 'Should stay as it is' } satisfies Record<Direction, string>,
  cadences: { week: 'Every week', month: 'Every month' } satisfies Record<Cadence, string>,
  templateSets: {
    'field-service': 'Field service',
    sales: 'Sales',
    support: 'Support',
    software: 'Software',
    own: 'Something else',
  } satisfies Record<TemplateSet | 'own', string>,
  templates: {
    'first-time-fix': {
      name: 'First-time fix rate',
      goal: 'Jobs are closed on the first visit.',
      why: 'Nobody waits for a second visit, and nobody drives twice.',
    },
    'repeat-visits': {
      name: 'Repeat visits',
      goal: 'What was repaired stays repaired.',
      why: 'A fault that comes back costs the customer a day and us a visit.',
    },
    'win-rate': {
      name: 'Win rate',
      goal: 'More of what we offer is what customers need.',
      why: 'A lost offer took as much work as one that was taken.',
    },
    'sales-cycle': {
      name: 'Sales cycle',
      goal: 'Customers can decide sooner.',
      why: 'Whoever waits for an answer asks somebody else.',
    },
    'budget-used': {
      name: 'Budget used',
      goal: 'We spend what we planned.',
      why: 'What is left over, or missing, could have helped elsewhere.',
    },
    'time-to-resolve': {
      name: 'Time to resolve',
      goal: 'A case is solved on the day it comes.',
      why: 'Until then somebody can\u2019t do their work.',
    },
    reopened: {
      name: 'Cases opened again',
      goal: 'What we call solved is solved.',
      why: 'Who has to ask twice doubts the third answer.',
    },
    'lead-time': {
      name: 'Lead time',
      goal: 'A change reaches its users within days.',
      why: 'What is finished and not in use helps nobody.',
    },
    'change-failure': {
      name: 'Change failure rate',
      goal: 'Changes work when they are released.',
      why: 'Each one that does not takes the day of somebody who mends it.',
    },
  } satisfies TemplateWords['templates'],
  fieldFaults: {
    empty: 'Give it a name.',
    'too-long': 'This is too long. Shorten it.',
    'not-a-choice': `Choose between 0 and ${limits.maxDecimals} decimals.`,
    'too-precise': 'This number is too large to be kept exactly.',
    'crossed-bounds': 'The highest value has to be above the lowest.',
    'out-of-bounds': 'This lies beyond the lowest or highest value.',
  } satisfies Record<MetricFault, string>,
  faults: {
    'no-day': 'There is no date here.',
    'not-a-day': 'This is not a date. Write it like 2026-11-25, 2026-11 or 2026-W48.',
    'no-such-day': 'The calendar has no such date.',
    'ambiguous-day': 'This date can be read in two ways. Choose whether the day or the month comes first, or write it like 2026-11-25.',
    'other-order': 'The day and the month stand in another order than chosen. Choose the other order, or write it like 2026-11-25.',
    'other-cadence': 'This metric has another rhythm: weeks are written like 2026-W48, months like 2026-11.',
    future: 'This has not begun yet.',
    'not-a-number': 'This is not a number. Write it like 1234 or 0.5, without anything else.',
    exponent: 'Write this number out, without an exponent.',
    'other-digits': 'Write this with the digits 0 to 9.',
    'has-unit': 'Write the number alone, without its unit.',
    grouped: 'Write this number without signs between thousands.',
    'other-decimal-sign': 'This has another decimal sign than chosen. Choose the other one.',
    'too-precise': 'This number has more digits than can be kept exactly.',
    'out-of-bounds': 'This lies beyond the lowest or highest value of the metric.',
    'too-large': `A table may have ${number.format(limits.maxReadingsBytes / 1_024)} KB. Divide it and bring in one part after the other.`,
    'not-a-table': 'This is not a table in text form. Save it as CSV first.',
    'unreadable-rest': 'From here on the table can\u2019t be read: a quote is not closed.',
    'empty-table': 'There is no reading in this table.',
    'too-many-rows': `A table may have ${number.format(limits.maxReadingRows)} rows. Divide it and bring in one part after the other.`,
    'no-columns': 'It is not clear which column is which. Name them period, value and note in the first line.',
    'column-twice': 'Two columns have this name. Rename one of them.',
    'too-many-cells': 'This row has more cells than the table has columns. A decimal comma needs quotes, or semicolons between cells.',
    'period-twice': 'This period has a reading already in this table.',
    'long-note': `A note may have ${number.format(limits.maxCommentGraphemes)} characters. Shorten it.`,
  } satisfies Record<ReadingFault, string>,
  firstInRow: (row: number) => `The first one is in row ${number.format(row)}.`,
  inRow: (row: number, sentence: string) => `Row ${number.format(row)}: ${sentence}`,
  inCell: (row: number, column: string, sentence: string) => `Row ${number.format(row)}, column ${column}: ${sentence}`,
  quoted: (value: string, sentence: string) => `\u201C${value}\u201D. ${sentence}`,
  merged: (added: number, same: number, changed: number) =>
    `${number.format(added)} new, ${number.format(same)} same, ${number.format(changed)} changed`,
} as const
