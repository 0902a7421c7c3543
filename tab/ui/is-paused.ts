/** Whether somebody is not asked right now. */
import type { OwnTimes } from '#domain/check-ins/plan.ts'

/** @param today - `YYYY-MM-DD`, by the person's clock; a pause that is over is none */
export const isPaused = (pause: OwnTimes['pause'], today: string): boolean => pause === 'stopped' || (pause !== null && today < pause.until)
