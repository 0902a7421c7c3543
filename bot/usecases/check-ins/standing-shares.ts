/** What a team deleted of a check-in is nobody's but its person's again. */
import type { CheckIn } from '#domain/check-ins/check-in.ts'
import type { Person } from '#domain/people/actors.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'

export type StandingSharesDeps = { readonly resources: Pick<ResourceRepository, 'get'>; readonly gate: Pick<Gate, 'teamJob'> }

/** @returns the same check-in when all that was shared is still there */
export async function withStandingShares(
  { resources, gate }: StandingSharesDeps,
  { tenantId }: Person,
  checkIn: CheckIn,
): Promise<CheckIn> {
  if (checkIn.answers.every(({ shared }) => shared === null)) return checkIn
  const answers = await Promise.all(
    checkIn.answers.map(async (answer) => {
      if (answer.shared === null) return answer
      const { teamId, resourceId } = answer.shared
      return (await resources.get(gate.teamJob(tenantId, teamId), resourceId)) === null ? { ...answer, shared: null } : answer
    }),
  )
  return { ...checkIn, answers }
}
