/** Adding the app's tab to a channel: the app's own configuration page in a frame, and a button that asks it to save. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useRef, useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { addTab } from '../api/local-api.ts'
import { ownPath } from '../own-host.ts'
import type { OpenPlace } from '../place.ts'
import { useSession } from '../session.ts'
import type { HostEffect, TabConfig } from './teams-host.ts'
import { tellPage, useTeamsHost } from './use-teams-host.ts'

type Props = {
  readonly place: OpenPlace
  readonly configurationPath: string
  readonly onAdded: (tabId: string) => void
  readonly onClose: () => void
}

export function AddTabDialog({ place, configurationPath, onAdded, onClose }: Props) {
  const { world, locale, openLink } = useSession()
  const styles = useStyles()
  const app = world.bot.name
  const frame = useRef<HTMLIFrameElement>(null)
  const config = useRef<TabConfig | null>(null)
  const [isLoading, setLoading] = useState(true)
  const [canSave, setCanSave] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  const fail = (sentence: string) => {
    setSaving(false)
    setTrouble(sentence)
  }
  const store = async () => {
    const path = config.current === null ? null : ownPath(config.current.contentUrl)
    if (config.current === null || path === null) return fail(texts.tabNotConfigured(app))
    const { entityId = path, suggestedDisplayName = app } = config.current
    const acting = { person: world.me.personId, conversationId: place.conversationId, locale }
    return onAdded(await addTab(acting, { entityId, name: suggestedDisplayName, path }))
  }
  const perform = (effect: HostEffect) => {
    if (effect.kind === 'ready') setLoading(false)
    else if (effect.kind === 'failed') fail(texts.tabFailed(app))
    else if (effect.kind === 'can-save') setCanSave(effect.canSave)
    else if (effect.kind === 'configure') config.current = effect.config
    else if (effect.kind === 'open-link') openLink(effect.url)
    else if (effect.kind === 'not-saved') fail(effect.reason === '' ? texts.tabNotConfigured(app) : effect.reason)
    else if (effect.kind === 'saved') store().catch(() => fail(texts.worldFailedHint))
  }
  useTeamsHost({ frame, place, frameContext: 'settings', entityId: '', subPageId: null, onEffect: perform })

  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface} aria-describedby={undefined}>
        <DialogBody>
          {/* The first stop: inside of the frame, Esc would be the page's. */}
          <DialogTitle action={<Button appearance="subtle" aria-label={texts.close} icon={<DismissRegular />} onClick={onClose} />}>
            {texts.addTabTo(app, place.name)}
          </DialogTitle>
          <DialogContent className={styles.content} aria-busy={isLoading}>
            {trouble !== null && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody>{trouble}</MessageBarBody>
              </MessageBar>
            )}
            {isLoading && <Spinner className={styles.wait} label={texts.loadingTab(app)} />}
            <iframe
              ref={frame}
              className={styles.frame}
              src={configurationPath}
              title={texts.tabSettings(app)}
              onLoad={() => setLoading(false)}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{texts.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={!canSave || isSaving}
              onClick={() => {
                if (!canSave || isSaving) return
                setSaving(true)
                setTrouble(null)
                tellPage(frame, 'settings.save', [{}])
              }}
            >
              {texts.saveTab}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

const useStyles = makeStyles({
  surface: { maxWidth: 'min(640px, calc(100vw - 32px))', boxShadow: tokens.shadow64 },
  content: { position: 'relative', display: 'flex', flexDirection: 'column', gap: '8px', height: 'min(420px, 60vh)', padding: 0 },
  wait: { position: 'absolute', inset: 0, pointerEvents: 'none' },
  frame: { flex: 1, width: '100%', border: 'none', colorScheme: 'normal' },
})
