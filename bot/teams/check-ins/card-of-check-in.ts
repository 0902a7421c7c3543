/** The card of a check-in with what it needs to know: the names of the teams, and what the person did this week. */
import type { CheckIn } from '#domain/check-ins/check-in.ts'
import type { TeamId } from '#domain/ids.ts'
import type { Person } from '#domain/people/actors.ts'
import { deedLines } from '#domain/texts/deed-lines.ts'
import { mondayText } from './when.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { checkInCard, type CardQuestion, type CheckInCardInput } from '#bot/teams/cards/check-in-card.ts'
import { questionsOfCard } from '#bot/usecases/check-ins/prepare-check-in.ts'
import { readDeeds, type ReadDeedsDeps } from '#bot/usecases/check-ins/read-deeds.ts'

export type CardOfCheckInDeps = ReadDeedsDeps & {
  readonly registry: Pick<TeamRegistry, 'byId'>
  readonly gate: Pick<Gate, 'system' | 'teamJob'>
  readonly texts: Texts
}

/** @param given.lateFrom - the day that it was meant for, in words, when it comes after it */
export async function cardOfCheckIn(
  deps: CardOfCheckInDeps,
  person: Person,
  checkIn: CheckIn,
  given: {
    readonly teamIds: readonly TeamId[]
    readonly personName: string
    readonly lateFrom: string | null
    readonly clock: CheckInCardInput['clock']
    /** With what was typed; left out: as they stand. */
    readonly questions?: readonly CardQuestion[]
    readonly isEditing?: boolean
  },
): Promise<AdaptiveCard> {
  const { registry, gate, texts } = deps
  const system = gate.system(person.tenantId)
  const asking = [...new Set(checkIn.questions.flatMap(({ teams }) => teams))]
  const teams = await Promise.all(asking.map((teamId) => registry.byId(system, teamId)))
  const deeds = await readDeeds(deps, person, { week: checkIn.week, zone: given.clock?.zone ?? 'UTC', teamIds: given.teamIds })
  return checkInCard(texts, {
    week: checkIn.week,
    weekName: mondayText(texts, checkIn.week),
    whose: person.personId,
    personName: given.personName.split(' ')[0] ?? '',
    lateFrom: given.lateFrom,
    did: deedLines(texts, deeds),
    waiting: deeds.waiting,
    questions: given.questions ?? questionsOfCard(checkIn),
    isEditing: given.isEditing ?? false,
    teamNames: new Map(teams.flatMap((team) => (team === null ? [] : [[team.teamId, team.name] as const]))),
    clock: given.clock,
  })
}
