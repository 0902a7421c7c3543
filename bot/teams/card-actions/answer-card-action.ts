/** The buttons of a card in a chat. The card carries ids that anybody can edit: whoever presses is authorised anew. */
import * as z from 'zod/mini'
import { AppError } from '#domain/errors.ts'
import { resourceId as asResourceId, teamId as asTeamId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { refusalSentence, said } from '#bot/teams/card-actions/answers.ts'
import { personOf } from '#bot/teams/extension/teams-of.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { keepResource } from '#bot/usecases/notebook/keep-resource.ts'
import type { SaveEntryDeps } from '#bot/usecases/notebook/save-entry.ts'
import { getResource } from '#bot/usecases/resources/get-resource.ts'
import { markHelped, readHelped, type HelpedDeps } from '#bot/usecases/responses/helped.ts'

export type CardActionDeps = HelpedDeps & SaveEntryDeps & { readonly gate: Gate; readonly registry: TeamRegistry; readonly texts: Texts }

const dataSchema = z.object({
  teamId: z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/u)),
  resourceId: z.string().check(z.regex(/^[0-9a-f-]{36}$/iu)),
  line: z.catch(z.string(), ''),
})

/** Answers with a sentence beside the card, which stays as it is for everybody. */
export async function answerCardAction(deps: CardActionDeps, turn: TurnOf<'card-action'>): Promise<TurnAnswer> {
  const { texts, gate } = deps
  const { verb, data } = turn.event
  const parsed = dataSchema.safeParse(data)
  if (!parsed.success || (verb !== 'helped' && verb !== 'save')) return said(refusalSentence(texts, 'card-out-of-date'))
  const person = personOf(gate, turn)
  const teamId = asTeamId(parsed.data.teamId)
  const resourceId = asResourceId(parsed.data.resourceId)
  let member: TeamMember
  try {
    member = await gate.member(person, teamId)
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error
    return said(await strangerSentence(deps, turn, teamId))
  }
  try {
    const resource = await getResource(deps, member, { resourceId })
    if (verb === 'helped') {
      const { mine } = await readHelped(deps, member, { resourceId })
      // The card doesn't show what was said before: pressed again without a line, it must not take the line away.
      if (mine !== null && mine.line !== '' && parsed.data.line.trim() === '') return said(texts.chat.helped.already(mine.line))
      await markHelped(deps, member, { resourceId, line: parsed.data.line })
      return said(texts.chat.helped.thanks(resource.sharedBy.name))
    }
    const kept = await keepResource(deps, member, { resource })
    return said(kept === 'already' ? texts.chat.saveCard.already : texts.chat.saveCard.done)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'not-found') return said(texts.chat.gone)
    const fault = error.details.fields?.['line']
    return said(fault === undefined ? refusalSentence(texts, error.code) : texts.fieldFaults[fault])
  }
}

/** The card names its team, so that is no secret to whoever can press its button; a forged team is nobody's. */
async function strangerSentence({ registry, gate, texts }: CardActionDeps, turn: TurnOf<'card-action'>, teamId: TeamMember['teamId']) {
  const team = await registry.byId(gate.system(turn.tenantId), teamId)
  return team === null ? refusalSentence(texts, 'not-found') : texts.chat.belongsTo(team.name)
}
