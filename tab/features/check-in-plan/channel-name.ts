/** What a channel is called. */
import type { TabTexts } from '#domain/texts/tab-texts.ts'
import type { Channel } from '#tab/api/channels.ts'

/** @param known - while `isKnown` is false a channel that is not among them may well be there */
export function channelName(
  { settings }: TabTexts,
  known: { readonly channels: readonly Channel[]; readonly isKnown: boolean },
  channelId: string | null,
): string {
  const { roundUp } = settings.checkIns
  const channel = known.channels.find((one) => one.channelId === channelId)
  return channel?.name ?? (known.isKnown ? roundUp.unknownChannel : roundUp.someChannel)
}
