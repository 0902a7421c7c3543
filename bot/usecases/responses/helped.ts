/** This helped me: said, said otherwise, taken back, and read. */
import { AppError } from '#domain/errors.ts'
import type { ResourceId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { readLine } from '#domain/resources/read-line.ts'
import { maySayItHelped } from '#domain/resources/rights.ts'
import type { HelpedMark } from '#domain/resources/responses.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import type { ResponseRepository } from '#bot/ports/response-repository.ts'

export type HelpedDeps = { readonly resources: ResourceRepository; readonly responses: ResponseRepository; readonly clock: Clock }

export type Helped = { readonly count: number; readonly mine: HelpedMark | null; readonly stories: readonly HelpedMark[] }

type Input = { readonly resourceId: ResourceId }

/** One mark per person; a second one changes the line. @throws AppError `invalid-input`, `not-found`, `own-help` */
export async function markHelped(deps: HelpedDeps, member: TeamMember, input: Input & { readonly line: string }): Promise<Helped> {
  const line = readLine('line', input.line, { isWanted: false })
  const resource = await deps.resources.get(member, input.resourceId)
  if (resource === null) throw new AppError('not-found')
  if (!maySayItHelped(member.personId, resource)) throw new AppError('own-help')
  const by = { personId: member.personId, name: member.name }
  await deps.responses.markHelped(member, { resourceId: input.resourceId, by, at: instantOf(deps.clock), line })
  return readMarks(deps, member, input)
}

/** @throws AppError `not-found` */
export async function unmarkHelped(deps: HelpedDeps, member: TeamMember, input: Input): Promise<Helped> {
  await refuseMissing(deps, member, input)
  await deps.responses.unmarkHelped(member, input.resourceId)
  return readMarks(deps, member, input)
}

/** @throws AppError `not-found` */
export async function readHelped(deps: HelpedDeps, member: TeamMember, input: Input): Promise<Helped> {
  await refuseMissing(deps, member, input)
  return readMarks(deps, member, input)
}

async function refuseMissing({ resources }: HelpedDeps, member: TeamMember, { resourceId }: Input): Promise<void> {
  if ((await resources.get(member, resourceId)) === null) throw new AppError('not-found')
}

async function readMarks({ responses }: HelpedDeps, member: TeamMember, { resourceId }: Input): Promise<Helped> {
  const marks = await responses.helpedMarks(member, resourceId)
  return {
    count: marks.length,
    mine: marks.find(({ by }) => by.personId === member.personId) ?? null,
    stories: marks.filter(({ line }) => line !== ''),
  }
}
