/** What the killed sender of check-ins is told, and where it can be killed. */

/** Calls to the ports: the sender stands still there until it is killed. */
export const ownPoints = [
  'planned',
  'leased',
  'taken',
  'begun',
  'before-post',
  'unrecorded',
  'recorded',
  'between-pages',
  'renewing',
  'before-release',
] as const

export type KillPlan = {
  /** Of the database. */
  readonly directory: string
  readonly connectorUrl: string
  readonly people: number
  /** ISO instant. */
  readonly startsAt: string
  readonly owner: string
  /** Null: it does all there is to do and ends. */
  readonly kill: { readonly point: (typeof ownPoints)[number]; readonly nth: number } | null
}
