/** What `sharing.shareWebContent` of a page opens: choose where, say something, post the address with its card. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Dropdown,
  Field,
  makeStyles,
  Option,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { sendMessage } from '../api/local-api.ts'
import type { World } from '../api/wire.ts'
import { CardView } from '../cards/card-view.tsx'
import { cardOf } from '../extension/answers.ts'
import { useUnfoldedLink } from '../extension/use-unfolded-link.ts'
import { useSession } from '../session.ts'

/** An address, and what the page suggests to say about it. */
export type Shared = { readonly url: string; readonly text: string }

export function ShareDialog({ shared, onClose }: { readonly shared: Shared; readonly onClose: () => void }) {
  const { world, locale, notify } = useSession()
  const styles = useStyles()
  const places = placesOf(world)
  const [chosen, setChosen] = useState(places[0])
  const [text, setText] = useState(shared.text)
  const acting = { person: world.me.personId, conversationId: chosen?.conversationId ?? '', locale }
  const { preview } = useUnfoldedLink(shared.url, acting)
  // The page that asked goes on.
  useEffect(() => () => void requestAnimationFrame(() => document.querySelector('iframe')?.focus()), [])

  const post = async () => {
    if (chosen === undefined) return
    // The card leads there as well.
    const address = preview === null || text.trim() === '' ? [shared.url] : []
    const words = [text.trim(), ...address].filter((line) => line !== '').join('\n')
    await sendMessage(acting, { text: words, attachments: preview === null ? [] : [preview.attachment] })
    notify(texts.shared(chosen.name))
    onClose()
  }

  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined} className={styles.surface}>
        <DialogBody>
          <DialogTitle>{texts.shareTitle}</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label={texts.shareWhere}>
              <Dropdown
                value={chosen?.name ?? ''}
                selectedOptions={chosen === undefined ? [] : [chosen.conversationId]}
                onOptionSelect={(_event, { optionValue }) => setChosen(places.find(({ conversationId }) => conversationId === optionValue))}
              >
                {places.map(({ conversationId, name }) => (
                  <Option key={conversationId} value={conversationId}>
                    {name}
                  </Option>
                ))}
              </Dropdown>
            </Field>
            <Field label={texts.shareText}>
              <Textarea value={text} onChange={(_event, data) => setText(data.value)} resize="vertical" />
            </Field>
            {preview === null ? (
              <p className={styles.url}>{shared.url}</p>
            ) : (
              <div className={styles.card} role="group" aria-label={texts.linkPreview} inert>
                <CardView isCompact card={cardOf(preview.attachment)} onAction={() => undefined} />
              </div>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{texts.cancel}</Button>
            <Button appearance="primary" onClick={() => void post().catch(() => notify(texts.worldFailedHint, 'error'))}>
              {texts.sharePost}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

/** Group chats first: there one shares with others. */
function placesOf(world: World): readonly { readonly conversationId: string; readonly name: string }[] {
  const chats = world.chats.filter(({ kind }) => kind === 'groupChat').map(({ conversationId, name }) => ({ conversationId, name }))
  const channels = world.teams.flatMap((team) =>
    team.channels.map(({ channelId, name }) => ({ conversationId: channelId, name: texts.placeInTeam(name, team.name) })),
  )
  return [...chats, ...channels]
}

const useStyles = makeStyles({
  surface: { maxWidth: 'min(520px, calc(100vw - 32px))' },
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
  url: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  card: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge },
})
