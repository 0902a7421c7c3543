/** Answers the teams-js of the page in a frame, tells it of changes, and passes on what the page wants the host to do. */
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { OpenPlace } from '../place.ts'
import { teamsThemeOf, useSession } from '../session.ts'
import { answerHostRequest, requestSchema, type HostEffect, type TabContext } from './teams-host.ts'

type Given = {
  readonly frame: RefObject<HTMLIFrameElement | null>
  readonly place: OpenPlace
  readonly frameContext: TabContext['frameContext']
  readonly entityId: string
  readonly subPageId: string | null
  readonly onEffect: (effect: HostEffect) => void
}

export function useTeamsHost({ frame, place, frameContext, entityId, subPageId, onEffect }: Given): void {
  const { world, theme, locale } = useSession()
  const [sessionId] = useState(() => crypto.randomUUID())
  const hostTheme = teamsThemeOf(theme)
  const { team } = place
  const context: TabContext = {
    appId: world.appId,
    frameContext,
    personId: world.me.personId,
    personName: world.me.name,
    userPrincipalName: world.me.userPrincipalName,
    tenantId: world.tenantId,
    locale: (locale ?? world.client.locale).toLowerCase(),
    theme: hostTheme,
    entityId,
    subPageId,
    channel: team && {
      id: place.conversationId,
      name: place.name,
      team: { groupId: team.teamId, threadId: team.threadId, name: team.name },
    },
    sessionId,
  }
  const answer = useRef((data: unknown): object | null => data as null)
  useEffect(() => {
    answer.current = (data) => {
      const request = requestSchema.safeParse(data)
      if (!request.success) return null
      const { args, effect } = answerHostRequest(request.data, context)
      if (effect !== undefined) onEffect(effect)
      return args === undefined ? null : { id: request.data.id, uuidAsString: request.data.uuidAsString, args }
    }
  })

  useEffect(() => {
    const onMessage = (event: MessageEvent<unknown>) => {
      // Only our own page, from our own frame; everything else is not for this host.
      if (event.origin !== window.location.origin || event.source !== frame.current?.contentWindow) return
      const reply = answer.current(event.data)
      if (reply !== null) frame.current?.contentWindow?.postMessage(reply, window.location.origin)
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [frame])

  useEffect(() => tellPage(frame, 'themeChange', [hostTheme]), [frame, hostTheme])
}

/** Tells the page of an event, such as `settings.save`. */
export function tellPage(frame: RefObject<HTMLIFrameElement | null>, func: string, args: readonly unknown[]): void {
  frame.current?.contentWindow?.postMessage({ func, args }, window.location.origin)
}
