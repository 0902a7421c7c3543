/** A token with which a program gives readings to one metric. Its secret is shown once and stands nowhere. */
import type { MetricId } from '#domain/ids.ts'
import type { Author } from './metric.ts'

export type MetricToken = {
  readonly tokenId: string
  readonly metricId: MetricId
  /** What uses it, in words. */
  readonly label: string
  readonly by: Author
  /** ISO instant. */
  readonly at: string
  /** `YYYY-MM-DD`, in UTC; null: never. */
  readonly lastUsedOn: string | null
}
