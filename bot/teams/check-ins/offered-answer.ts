/** A text that is no command, written while a check-in is open: offered as the answer to its first open question. */
import { firstOpen, type CheckIn } from '#domain/check-ins/check-in.ts'
import { weekOfInstant, weeksAfter } from '#domain/check-ins/iso-week.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Person } from '#domain/people/actors.ts'
import type { CheckIns } from '#bot/ports/check-ins.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { inputIds, onlyMe, questionWords } from '#bot/teams/cards/check-in-card.ts'
import type { CardAction } from '#bot/teams/cards/card-elements.ts'

/** `ask` is the sentence above, `action` keeps it. */
export type OfferedAnswer = { readonly ask: string; readonly action: CardAction }

/** A card holds no more beside its other buttons; so long a text is no sentence either. */
const maxChars = 16_000

/** @returns null when there is no check-in of this week or the last one, or nothing of it is open */
export async function offeredAnswer(
  { checkIns, clock, texts }: { readonly checkIns: Pick<CheckIns, 'list'>; readonly clock: Clock; readonly texts: Texts },
  person: Person,
  text: string,
): Promise<OfferedAnswer | null> {
  if (text.length > maxChars) return null
  const latest = await openCheckIn({ checkIns, clock }, person)
  const question = latest === null ? null : firstOpen(latest)
  if (latest === null || question === null) return null
  const { questionId } = question
  const data = {
    week: latest.week,
    whose: person.personId,
    seen: { [questionId]: 0 },
    [inputIds.answer(questionId)]: text,
    [inputIds.share(questionId)]: onlyMe,
  }
  return {
    ask: texts.checkIn.take.ask(questionWords(texts, question)),
    action: { type: 'Action.Execute', verb: 'check-in-take', title: texts.checkIn.take.yes, data },
  }
}

/** That of this week or the last one, of which something is open and which isn't skipped. */
export async function openCheckIn(
  { checkIns, clock }: { readonly checkIns: Pick<CheckIns, 'list'>; readonly clock: Clock },
  person: Person,
): Promise<CheckIn | null> {
  const { items } = await checkIns.list(person, { limit: 1, cursor: null })
  const [latest] = items
  const lastWeek = weeksAfter(weekOfInstant(instantOf(clock), 'UTC'), -1)
  return latest === undefined || latest.isSkipped || latest.week < lastWeek || firstOpen(latest) === null ? null : latest
}
