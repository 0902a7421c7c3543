/** One-to-one chats between the bot and a person. */
import type { TenantId } from '#domain/ids.ts'
import type { Team } from '#domain/teams/team.ts'
import type { Address } from './delivery.ts'

export type PersonalChats = {
  /**
   * Opens the chat, or finds it: Teams gives the same one each time.
   * @param accountId - the person's id towards this bot, `29:…`, from a roster
   * @returns why not when Teams refuses: the person hasn't the app, or has blocked it
   */
  readonly open: (
    tenantId: TenantId,
    team: Pick<Team, 'serviceUrl' | 'botId'>,
    accountId: string,
  ) => Promise<Address | { readonly refused: string }>
}
