/** A refusal that names a stored resource carries it as the API shows it. */
import { AppError } from '#domain/errors.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { presentResource } from './present.ts'

/** @throws what `work` throws, with the resource of a `link-known` or `stale-version` as the reply `shown` */
export async function withCurrent<Result>(member: TeamMember, work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    const current = error instanceof AppError ? error.details.current : undefined
    if (!(error instanceof AppError) || current === undefined) throw error
    throw new AppError(error.code, { ...error.details, shown: presentResource(member, current) }, { cause: error })
  }
}
