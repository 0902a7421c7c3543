/** A team that has the app, as the registry knows it. */
import type { TeamId, ThreadId } from '#domain/ids.ts'
import type { Sharer } from '#domain/resources/resource.ts'

export type Team = {
  readonly teamId: TeamId
  /** The team's thread, which is also that of its General channel; what the connector wants. */
  readonly threadId: ThreadId
  readonly name: string
  /** Where the connector of this team answers; checked before it is stored and before it is used. */
  readonly serviceUrl: string
  readonly botId: string
  readonly addedBy: Sharer | null
  /** Who looks after the team's settings: first the one who added the app, then whom stewards appoint. May be empty. */
  readonly stewards: readonly Sharer[]
  readonly status: 'active' | 'removed'
}
