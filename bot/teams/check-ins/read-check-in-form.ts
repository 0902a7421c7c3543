/** What the check-in card sends back: every input a text, all of it anybody's to edit on the way. */
import * as z from 'zod/mini'
import { readIsoWeek, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import { isDay } from '#domain/check-ins/weekly-time.ts'
import { personId, teamId, type PersonId } from '#domain/ids.ts'
import { answerKinds, inputIds, onlyMe } from '#bot/teams/cards/check-in-card.ts'
import type { GivenAnswer } from '#bot/usecases/check-ins/answer-check-in.ts'

export type CheckInForm = {
  readonly week: IsoWeek
  /** Whose card it was. */
  readonly whose: PersonId
  /** Inputs that hold something, and those that held an answer and were cleared. */
  readonly answers: readonly GivenAnswer[]
  readonly later: 'hours' | 'tomorrow' | null
  /** `YYYY-MM-DD`; null when none was chosen, or it is no date. */
  readonly pauseUntil: string | null
}

const dataSchema = z.object({
  week: z.string(),
  whose: z.string(),
  seen: z.record(z.string().check(z.regex(/^q\d{1,2}$/u)), z.int().check(z.gte(0))),
  later: z.catch(z.nullable(z.enum(['hours', 'tomorrow'])), null),
})

/** @returns null for a card of another time, or what is none of ours */
export function readCheckInForm(data: Readonly<Record<string, unknown>>): CheckInForm | null {
  const parsed = dataSchema.safeParse(data)
  const week = parsed.success ? readIsoWeek(parsed.data.week) : null
  if (!parsed.success || week === null) return null
  const text = (name: string): string => {
    const value = Object.hasOwn(data, name) ? data[name] : ''
    return typeof value === 'string' ? value : ''
  }
  const answers = Object.entries(parsed.data.seen).flatMap(([questionId, seen]): readonly GivenAnswer[] => {
    const name = inputIds.answer(questionId)
    const typed = text(name)
    if (typed.trim() !== '') return [{ questionId, text: typed, seen, share: shareOf(text(inputIds.share(questionId))) }]
    return seen > 0 && Object.hasOwn(data, name) ? [{ questionId, text: '', seen, share: null, isTakenBack: true }] : []
  })
  const pauseUntil = text(inputIds.pauseUntil)
  return {
    week,
    whose: personId(parsed.data.whose),
    answers,
    later: parsed.data.later,
    pauseUntil: isDay(pauseUntil) ? pauseUntil : null,
  }
}

/** Whatever isn't clearly a team and a kind stays with the person. */
function shareOf(value: string): GivenAnswer['share'] {
  if (value === onlyMe) return null
  const [, id, chosen] = /^([A-Za-z0-9-]{1,64}) ([a-z]+)$/u.exec(value) ?? []
  const kind = answerKinds.find((known) => known === chosen)
  return id === undefined || kind === undefined ? null : { teamId: teamId(id), kind }
}
