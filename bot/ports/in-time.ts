/** Work that is only worth having in time. */

/** Thrown in place of an answer that came too late; the work itself goes on and its end is of no interest. */
export class LateError extends Error {
  constructor(patienceMs: number) {
    super(`No answer within ${patienceMs} ms.`)
    this.name = 'LateError'
  }
}

/** @throws LateError after `patienceMs`, or what the work throws before */
export async function inTime<Result>(work: Promise<Result>, patienceMs: number): Promise<Result> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new LateError(patienceMs)), patienceMs)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
