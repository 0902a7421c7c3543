/** A team that has the app, as the registry knows it. */
import type { PersonId, TeamId, ThreadId } from '#domain/ids.ts'
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
  /** The last one to step down by themselves, and when (ISO instant); null when nobody has. */
  readonly steppedDown: { readonly personId: PersonId; readonly at: string } | null
  readonly status: 'active' | 'removed'
  /** Resources that nobody used for so many months are deleted; null: everything stays. */
  readonly retentionMonths: number | null
  /** Since when the app is gone (ISO instant); null while the team has it. Its data goes after `limits.graceDays`. */
  readonly removedAt: string | null
}

/** Ten seconds to see that it was a slip, and some for a slow network. */
const secondThoughtsMs = 30_000

/** Who stepped down a moment ago may take that back, whoever else looks after the team. */
export const mayComeBack = ({ steppedDown }: Pick<Team, 'steppedDown'>, personId: PersonId, nowMs: number): boolean =>
  steppedDown?.personId === personId && nowMs - Date.parse(steppedDown.at) <= secondThoughtsMs
