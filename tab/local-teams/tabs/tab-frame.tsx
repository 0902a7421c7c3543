/** One of the app's tabs, in a channel or one's own: the real page in a frame, which talks to this host through the real teams-js. */
import { makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import type { AppTab } from '../api/wire.ts'
import { writeDeepLink } from '../deep-link.ts'
import type { OpenPlace } from '../place.ts'
import { useSession } from '../session.ts'
import type { HostEffect } from './teams-host.ts'
import { useTeamsHost } from './use-teams-host.ts'

/** A page that has loaded but never says so is shown all the same. */
const patienceMs = 5_000

type Props = {
  readonly tab: AppTab
  readonly place: OpenPlace
  /** From the deep link that led here. */
  readonly subPageId: string | null
  /** The page asks to leave by keyboard. */
  readonly onReturnFocus: () => void
}

export function TabFrame({ tab, place, subPageId, onReturnFocus }: Props) {
  const { world, openLink, share, notify } = useSession()
  const styles = useStyles()
  const app = world.bot.name
  const frame = useRef<HTMLIFrameElement>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const { entityId } = tab

  const perform = (effect: HostEffect) => {
    if (effect.kind === 'ready' || effect.kind === 'failed') setState(effect.kind)
    else if (effect.kind === 'open-link') openLink(effect.url)
    else if (effect.kind === 'return-focus') onReturnFocus()
    else if (effect.kind === 'share') share(effect)
    else if (effect.kind === 'copy-link') {
      const channelId = place.kind === 'channel' ? place.conversationId : null
      const link = writeDeepLink({ appId: world.appId, entityId, subPageId: effect.subPageId, channelId })
      void navigator.clipboard.writeText(link).then(() => notify(texts.linkCopied))
    }
  }
  useTeamsHost({ frame, place, frameContext: 'content', entityId, subPageId, onEffect: perform })
  useEffect(() => {
    const patience = setTimeout(() => setState((now) => (now === 'loading' ? 'ready' : now)), patienceMs)
    return () => clearTimeout(patience)
  }, [])

  return (
    <div className={styles.pane} aria-busy={state === 'loading'}>
      {state === 'failed' && (
        <MessageBar intent="error">
          <MessageBarBody>{texts.tabFailed(app)}</MessageBarBody>
        </MessageBar>
      )}
      {state === 'loading' && <Spinner className={styles.wait} label={texts.loadingTab(tab.name)} />}
      <iframe ref={frame} className={styles.frame} src={tab.path} title={tab.name} allow="clipboard-write" />
    </div>
  )
}

const useStyles = makeStyles({
  pane: { position: 'relative', flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  wait: { position: 'absolute', inset: 0, pointerEvents: 'none' },
  frame: { flex: 1, width: '100%', border: 'none', colorScheme: 'normal', backgroundColor: tokens.colorNeutralBackground3 },
})
