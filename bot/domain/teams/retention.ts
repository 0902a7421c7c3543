/** What a team lets go of by itself: resources that nobody used for a long time. */
import type { Comment, HelpedMark } from '#domain/resources/responses.ts'
import type { Resource } from '#domain/resources/resource.ts'

/** Months. */
export const retentionChoices = [6, 12, 24, 36] as const
export type RetentionMonths = (typeof retentionChoices)[number]

/**
 * When somebody last shared, brought in, changed, commented or marked it. Opens and searches are remembered of no one,
 * and what people keep in their notebooks is their own.
 * @param importedAt - null when it came by no import, or nobody knows when
 */
export function lastUseOf(
  { sharedAt, edited, outdated }: Resource,
  used: { readonly helped: readonly HelpedMark[]; readonly comments: readonly Comment[]; readonly importedAt: string | null },
): string {
  const instants = [sharedAt, edited?.at, outdated?.at, used.importedAt, ...[...used.helped, ...used.comments].map(({ at }) => at)]
  return instants.reduce<string>((latest, at) => (typeof at === 'string' && at > latest ? at : latest), sharedAt)
}

/** The same day and time so many months before; the last day of a month that is too short. */
export function monthsBefore(instant: string, months: number): string {
  const date = new Date(instant)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() - months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return date.toISOString()
}
