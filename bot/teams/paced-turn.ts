/** Turns of people within their rate. What Teams tells of teams is never held up. */
import { AppError } from '#domain/errors.ts'
import type { Effort, Rates } from '#bot/ports/rates.ts'
import type { Turn, TurnAnswer, TurnEvent } from './turn.ts'

const efforts: Partial<Readonly<Record<TurnEvent['kind'], Effort>>> = {
  query: 'read',
  unfurl: 'read',
  'open-form': 'read',
  'submit-form': 'change',
  'card-action': 'change',
  message: 'change',
}

/** @throws AppError `too-many-requests`; somebody who writes message after message is told so once a minute, then answered with silence */
export async function pacedTurn(rates: Rates, turn: Turn, answer: () => Promise<TurnAnswer>): Promise<TurnAnswer> {
  const effort = efforts[turn.event.kind]
  if (turn.person === null || effort === undefined) return answer()
  const who = { tenantId: turn.tenantId, personId: turn.person.personId }
  try {
    rates.take(who, effort)
  } catch (error) {
    const isSilent = error instanceof AppError && turn.event.kind === 'message' && !rates.mayTell(who)
    if (isSilent) return { kind: 'none' }
    throw error
  }
  return answer()
}
