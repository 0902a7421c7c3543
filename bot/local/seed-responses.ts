/** What the sample team says about one resource, said by each of its people on their day. */
import { submissionId, type ResourceId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Clock } from '#bot/ports/clock.ts'
import { setOutdated } from '#bot/usecases/resources/set-outdated.ts'
import { addComment, type CommentDeps } from '#bot/usecases/responses/comments.ts'
import { markHelped } from '#bot/usecases/responses/helped.ts'
import type { DemoResponses, PersonKey } from './demo-content/demo-content.ts'

export type SeedResponsesDeps = Omit<CommentDeps, 'clock'> & {
  readonly memberOf: (key: PersonKey) => Promise<TeamMember>
  readonly clockOf: (daysAgo: number) => Clock
}

/** Safe to repeat. */
export async function seedResponses(
  { memberOf, clockOf, ...deps }: SeedResponsesDeps,
  resourceId: ResourceId,
  { to, helped = [], views = [], outdated }: DemoResponses,
): Promise<void> {
  for (const { by, daysAgo, text } of helped)
    await markHelped({ ...deps, clock: clockOf(daysAgo) }, await memberOf(by), { resourceId, line: text })
  for (const [index, { by, daysAgo, text }] of views.entries())
    await addComment({ ...deps, clock: clockOf(daysAgo) }, await memberOf(by), {
      resourceId,
      text,
      submissionId: submissionId(`demo-${to}-view-${index}`),
    })
  if (outdated !== undefined)
    await setOutdated({ ...deps, clock: clockOf(outdated.daysAgo) }, await memberOf(outdated.by), { resourceId, isOutdated: true })
}
