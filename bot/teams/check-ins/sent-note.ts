/** What stands in place of a check-in that was sent: what is with the person, what is with a team, and a way to both. */
import { answerTo, type CheckIn } from '#domain/check-ins/check-in.ts'
import type { Person } from '#domain/people/actors.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { checkInNote, type NoteAction } from '#bot/teams/cards/check-in-notes.ts'
import { resourceDeepLinks } from '#bot/teams/cards/deep-link.ts'
import type { CardOfCheckInDeps } from './card-of-check-in.ts'

export async function sentNote(
  { registry, gate, texts }: Pick<CardOfCheckInDeps, 'registry' | 'gate' | 'texts'>,
  { tenantId, personId }: Person,
  checkIn: CheckIn,
  appId: string,
): Promise<AdaptiveCard> {
  const { sent, edit } = texts.checkIn
  const answers = checkIn.questions.flatMap(({ questionId }) => answerTo(checkIn, questionId) ?? [])
  const shared = answers.flatMap((answer) => answer.shared ?? [])
  const teams = await Promise.all(
    [...new Set(shared.map(({ teamId }) => teamId))].map((teamId) => registry.byId(gate.system(tenantId), teamId)),
  )
  const lines = teams.flatMap((team) =>
    team === null ? [] : [sent.shared(shared.filter(({ teamId }) => teamId === team.teamId).length, team.name)],
  )
  const own = answers.length - shared.length
  const [first] = shared
  const team = teams.find((one) => one?.teamId === first?.teamId) ?? null
  const open: readonly NoteAction[] =
    first === undefined || team === null
      ? []
      : [{ title: sent.open, url: resourceDeepLinks({ appId, channelId: team.threadId })(first.resourceId) }]
  return checkInNote(
    { week: checkIn.week, whose: personId },
    { lines: [sent.title, ...lines, ...(own === 0 ? [] : [sent.kept(own)])], actions: [{ verb: 'check-in-edit', title: edit }, ...open] },
  )
}
