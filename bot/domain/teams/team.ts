/** A team that has the app, as the registry knows it. */
import type { PersonId, TeamId, ThreadId } from '#domain/ids.ts'

export type Team = {
  readonly teamId: TeamId
  /** The team's thread, which is also that of its General channel; what the connector wants. */
  readonly threadId: ThreadId
  readonly name: string
  /** Where the connector of this team answers; checked before it is stored and before it is used. */
  readonly serviceUrl: string
  readonly botId: string
  readonly addedBy: { readonly personId: PersonId; readonly name: string } | null
  readonly status: 'active' | 'removed'
}
