/** Link unfurling: the first link in a text that the app wants to hear of, and the card that it answers with. */
import { useEffect, useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { invoke, type Acting } from '../api/local-api.ts'
import type { Attachment } from '../api/wire.ts'
import { linkToUnfold } from '../own-host.ts'
import { useSession } from '../session.ts'
import { readAnswer } from './answers.ts'

/** Long enough that a link being typed is not asked about letter by letter. */
const typingPauseMs = 300

export type UnfoldedLink = { readonly url: string; readonly attachment: Attachment }

/** @returns the preview, null while there is none; and a way to say that none is wanted for this link */
export function useUnfoldedLink(text: string, acting: Acting): { readonly preview: UnfoldedLink | null; readonly dismiss: () => void } {
  const { world } = useSession()
  const [unfolded, setUnfolded] = useState<UnfoldedLink | null>(null)
  const [dismissed, setDismissed] = useState<string | null>(null)
  const { person, conversationId, locale } = acting
  const app = world.bot.name
  const url = linkToUnfold(text, world.linkDomains)

  useEffect(() => {
    if (url === null || url === dismissed) return undefined
    let isWanted = true
    const ask = async () => {
      const outcome = await invoke(
        { person, conversationId, locale },
        { name: 'composeExtension/queryLink', source: 'compose', value: { url } },
      )
      const answer = readAnswer(outcome, app, texts.lateSearch(app))
      const [attachment] = answer.kind === 'result' ? answer.attachments : []
      if (isWanted) setUnfolded(attachment === undefined ? null : { url, attachment })
    }
    const pause = setTimeout(() => void ask(), typingPauseMs)
    return () => {
      isWanted = false
      clearTimeout(pause)
    }
  }, [url, dismissed, person, conversationId, locale, app])

  const isCurrent = unfolded !== null && unfolded.url === url && url !== dismissed
  return { preview: isCurrent ? unfolded : null, dismiss: () => setDismissed(url) }
}
