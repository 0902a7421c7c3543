/** What a turn in the personal chat tells beside what it asks for: where the chat is, and by which clock the person lives. */
import type { Gate } from '#bot/ports/gate.ts'
import type { ChatBook } from '#bot/ports/chat-book.ts'
import { setDeviceZone, type OwnTimesDeps } from '#bot/usecases/check-ins/own-times.ts'
import type { Turn } from '#bot/teams/turn.ts'

export type RememberChatDeps = OwnTimesDeps & { readonly chatBook: ChatBook; readonly gate: Pick<Gate, 'person'> }

/** Whoever takes the app away is left in peace; whoever writes, or gets it, can be asked again. Searches come with every letter and tell nothing new. */
export async function rememberChat(deps: RememberChatDeps, turn: Turn): Promise<void> {
  const { event, place } = turn
  if (place.kind !== 'personal' || turn.person === null || event.kind === 'query' || event.kind === 'ignored') return
  const person = deps.gate.person({ tenantId: turn.tenantId, personId: turn.person.personId })
  if (event.kind === 'uninstalled') return deps.chatBook.refuse(person, 'the person removed the app')
  const { serviceUrl, conversationId, botId } = turn
  await deps.chatBook.remember(person, { address: { serviceUrl, conversationId, botId }, name: turn.person.name })
  if (turn.zone !== undefined) await setDeviceZone(deps, person, turn.zone)
}
