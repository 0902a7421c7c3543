/** Where one writes: text, drafts of cards, the app's button, Send. Enter sends, Shift and Enter starts a new line. */
/* oxlint-disable react/no-array-index-key -- the same card may be added twice, and drafts hold no state */
import { Button, makeStyles, Textarea, tokens, Tooltip } from '@fluentui/react-components'
import { SendRegular } from '@fluentui/react-icons/svg/send'
import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import type { Acting } from '../api/local-api.ts'
import type { Attachment, Command, Message } from '../api/wire.ts'
import { FindPopover } from '../extension/find-popover.tsx'
import { useUnfoldedLink } from '../extension/use-unfolded-link.ts'
import type { OpenPlace } from '../place.ts'
import { useSession } from '../session.ts'
import { DraftCard } from './draft-card.tsx'

type Props = {
  readonly place: OpenPlace
  readonly acting: Acting
  /** The text field, for whoever has to give the focus back to it. */
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly drafts: readonly Attachment[]
  readonly onDrafts: (drafts: readonly Attachment[]) => void
  readonly replyingTo: Message | null
  readonly onStopReplying: () => void
  readonly onCommand: (command: Command) => void
  /** Rejects when it could not be sent; what was written then stays. @param unfolded - the card of a link in the text */
  readonly onSend: (text: string, unfolded: readonly Attachment[]) => Promise<void>
}

export function ComposeBox({ place, acting, field, drafts, onDrafts, replyingTo, onStopReplying, onCommand, onSend }: Props) {
  const { world } = useSession()
  const app = world.bot.name
  const styles = useStyles()
  const [text, setText] = useState('')
  const { preview, dismiss } = useUnfoldedLink(text, acting)
  const canSend = text.trim() !== '' || drafts.length > 0
  const suggestion = place.canMention ? mentionUnderWay(text, app) : null

  useEffect(() => {
    if (replyingTo !== null) field.current?.focus()
  }, [replyingTo, field])

  useEffect(() => {
    // Ready to be sent at once, wherever the card came from.
    if (drafts.length > 0) field.current?.focus()
  }, [drafts.length, field])

  const send = async () => {
    if (!canSend) return
    await onSend(text.trim(), preview === null ? [] : [preview.attachment])
    // What is typed meanwhile is the next message.
    setText((now) => (now === text ? '' : now))
    field.current?.focus()
  }
  const mention = () => {
    if (suggestion === null) return
    setText(`${text.slice(0, text.length - suggestion.length)}@${app} `)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (suggestion !== null && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) {
      event.preventDefault()
      mention()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void send()
    }
  }

  return (
    <form
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {replyingTo !== null && (
        <div className={styles.reply}>
          {texts.replyingTo(replyingTo.author.name)}
          <Button size="small" appearance="subtle" onClick={onStopReplying}>
            {texts.stopReplying}
          </Button>
        </div>
      )}
      {suggestion !== null && (
        <div className={styles.suggestion}>
          <Button size="small" onClick={mention}>
            {texts.mention(app)}
          </Button>
          <span role="status">{texts.mentionHint}</span>
        </div>
      )}
      <div className={styles.frame}>
        {drafts.map((draft, index) => (
          <DraftCard
            key={index}
            attachment={draft}
            label={texts.draft}
            removeLabel={texts.removeCard}
            onRemove={() => {
              onDrafts(drafts.filter((other) => other !== draft))
              field.current?.focus()
            }}
          />
        ))}
        {preview !== null && (
          <DraftCard
            attachment={preview.attachment}
            label={texts.linkPreview}
            removeLabel={texts.removePreview}
            onRemove={() => {
              dismiss()
              field.current?.focus()
            }}
          />
        )}
        <div className={styles.line}>
          <Textarea
            className={styles.field}
            textarea={{ ref: field, className: styles.textarea, rows: 1 }}
            appearance="outline"
            aria-label={texts.compose}
            placeholder={
              place.kind === 'channel' && replyingTo === null
                ? texts.composePost(place.name)
                : texts.composeHint(replyingTo?.author.name ?? place.name)
            }
            value={text}
            onChange={(_event, data) => setText(data.value)}
            onKeyDown={onKeyDown}
          />
          <FindPopover
            acting={acting}
            onCommand={onCommand}
            onInsert={(attachments) => {
              onDrafts([...drafts, ...attachments])
              // After the popover has given the focus back to its button.
              setTimeout(() => field.current?.focus())
            }}
          />
          <Tooltip content={texts.send} relationship="label">
            <Button type="submit" appearance="subtle" icon={<SendRegular />} disabledFocusable={!canSend} />
          </Tooltip>
        </div>
      </div>
    </form>
  )
}

/** The piece of a mention at the end of the text, such as `@comm`; null when there is none. */
export function mentionUnderWay(text: string, app: string): string | null {
  const [, piece] = /(?:^|\s)(@[^\s@]*)$/u.exec(text) ?? []
  if (piece === undefined || piece === `@${app}`) return null
  return `@${app}`.toLowerCase().startsWith(piece.toLowerCase()) ? piece : null
}

const useStyles = makeStyles({
  box: {
    flexShrink: 0,
    width: '100%',
    boxSizing: 'border-box',
    padding: '0 32px 20px',
    '@media (max-width: 900px)': { padding: '0 16px 12px' },
  },
  reply: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    paddingBlockEnd: '4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  suggestion: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    paddingBlockEnd: '4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  frame: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBlockEndColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-within': {
      borderBlockEndColor: tokens.colorCompoundBrandStroke,
      boxShadow: `inset 0 -1px 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
  line: { display: 'flex', alignItems: 'flex-end', gap: '4px', padding: '4px 8px 4px 4px' },
  field: {
    flex: 1,
    border: 'none',
    backgroundColor: 'transparent',
    '::after': { display: 'none' },
    ':hover': { border: 'none' },
    ':focus-within': { border: 'none' },
  },
  textarea: { minHeight: '32px', maxHeight: '160px', padding: '6px 12px', lineHeight: tokens.lineHeightBase300, fieldSizing: 'content' },
})
