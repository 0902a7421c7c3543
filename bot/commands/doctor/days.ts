/** Days as they are told: whole ones until something runs out, and its date in UTC. */

const dayMs = 24 * 60 * 60 * 1_000

/** @returns whole days, 0 on the last one, negative when it is over */
export const daysUntil = (endsAtMs: number, nowMs: number): number => Math.floor((endsAtMs - nowMs) / dayMs)

/** Such as `2026-11-25`. */
export const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10)
