/** The app's tab in a channel: the real page in a frame, which talks to this host through the real teams-js. */
import { makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { writeDeepLink } from '../deep-link.ts'
import type { OpenPlace } from '../place.ts'
import { teamsThemeOf, useSession } from '../session.ts'
import { answerHostRequest, requestSchema, type HostAnswer, type TabContext } from './teams-host.ts'

/** Content address and entity id of the tab, as its configuration page would have saved them. */
const tabPath = '/tab/library'
const entityId = 'library'
/** A page that has loaded but never says so is shown all the same. */
const patienceMs = 5_000

type Props = {
  readonly place: OpenPlace
  /** From the deep link that led here. */
  readonly subPageId: string | null
  /** The page asks to leave by keyboard. */
  readonly onReturnFocus: () => void
}

export function TabFrame({ place, subPageId, onReturnFocus }: Props) {
  const { world, theme, locale, openLink, notify } = useSession()
  const styles = useStyles()
  const app = world.bot.name
  const frame = useRef<HTMLIFrameElement>(null)
  const [sessionId] = useState(() => crypto.randomUUID())
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const hostTheme = teamsThemeOf(theme)
  const { team } = place

  const answer = useRef<(request: unknown) => { readonly reply: object | null }>(() => ({ reply: null }))
  useEffect(() => {
    answer.current = (data) => {
      const request = requestSchema.safeParse(data)
      if (!request.success || team === null) return { reply: null }
      const { args, effect } = answerHostRequest(request.data, contextOf())
      if (effect !== undefined) perform(effect)
      return { reply: args === undefined ? null : { id: request.data.id, uuidAsString: request.data.uuidAsString, args } }
    }
    const contextOf = (): TabContext => ({
      personId: world.me.personId,
      personName: world.me.name,
      userPrincipalName: world.me.userPrincipalName,
      tenantId: world.tenantId,
      locale: (locale ?? world.client.locale).toLowerCase(),
      theme: hostTheme,
      entityId,
      subPageId,
      team: { groupId: team?.teamId ?? '', threadId: team?.threadId ?? '', name: team?.name ?? '' },
      channel: { id: place.conversationId, name: place.name },
      sessionId,
    })
    const perform = (effect: NonNullable<HostAnswer['effect']>) => {
      if (effect.kind === 'ready' || effect.kind === 'failed') setState(effect.kind)
      else if (effect.kind === 'open-link') openLink(effect.url)
      else if (effect.kind === 'return-focus') onReturnFocus()
      else {
        const link = writeDeepLink({ appId: world.appId, entityId, subPageId: effect.subPageId, channelId: place.conversationId })
        void navigator.clipboard.writeText(link).then(() => notify(texts.linkCopied))
      }
    }
  })

  useEffect(() => {
    const onMessage = (event: MessageEvent<unknown>) => {
      // Only our own page, from our own frame; everything else is not for this host.
      if (event.origin !== window.location.origin || event.source !== frame.current?.contentWindow) return
      const { reply } = answer.current(event.data)
      if (reply !== null) frame.current?.contentWindow?.postMessage(reply, window.location.origin)
    }
    window.addEventListener('message', onMessage)
    const patience = setTimeout(() => setState((now) => (now === 'loading' ? 'ready' : now)), patienceMs)
    return () => {
      window.removeEventListener('message', onMessage)
      clearTimeout(patience)
    }
  }, [])

  useEffect(() => {
    frame.current?.contentWindow?.postMessage({ func: 'themeChange', args: [hostTheme] }, window.location.origin)
  }, [hostTheme])

  return (
    <div className={styles.pane} aria-busy={state === 'loading'}>
      {state === 'failed' && (
        <MessageBar intent="error">
          <MessageBarBody>{texts.tabFailed(app)}</MessageBarBody>
        </MessageBar>
      )}
      {state === 'loading' && <Spinner className={styles.wait} label={texts.loadingTab(app)} />}
      <iframe ref={frame} className={styles.frame} src={tabPath} title={texts.appTab(app)} allow="clipboard-write" />
    </div>
  )
}

const useStyles = makeStyles({
  pane: { position: 'relative', flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  wait: { position: 'absolute', inset: 0, pointerEvents: 'none' },
  frame: { flex: 1, width: '100%', border: 'none', colorScheme: 'normal', backgroundColor: tokens.colorNeutralBackground3 },
})
