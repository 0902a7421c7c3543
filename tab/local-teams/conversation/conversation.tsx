/** One open chat or channel: its messages, the compose box, and the dialogs that both can open. */
import { makeStyles } from '@fluentui/react-components'
import { useCallback, useRef, useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { sendMessage, type Acting } from '../api/local-api.ts'
import { useMessages } from '../api/use-live.ts'
import type { Attachment, Command, Message } from '../api/wire.ts'
import { CardDialog, type DialogRequest } from '../extension/card-dialog.tsx'
import type { OpenPlace } from '../place.ts'
import { teamsThemeOf, useSession } from '../session.ts'
import { ComposeBox } from './compose-box.tsx'
import { MessageLog } from './message-log.tsx'
import { messagePayloadOf } from './message-payload.ts'

/** After the dialog has given the focus back as far as it can. */
const focusReturnMs = 50

export function Conversation({ place }: { readonly place: OpenPlace }) {
  const { world, theme, locale, notify } = useSession()
  const styles = useStyles()
  const person = world.me.personId
  const { data: messages } = useMessages(person, place.conversationId)
  const [drafts, setDrafts] = useState<readonly Attachment[]>([])
  const [replyingTo, setReplyingTo] = useState<Message | null>(null)
  const [dialog, setDialog] = useState<DialogRequest | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const thread = replyingTo === null ? '' : `;messageid=${replyingTo.id}`
  const acting: Acting = { person, conversationId: `${place.conversationId}${thread}`, locale }

  const openCommand = (command: Command, message?: Message) => {
    const context = { theme: teamsThemeOf(theme) }
    const commandContext = message === undefined ? 'compose' : 'message'
    const about = message === undefined ? {} : { messagePayload: messagePayloadOf(message, world) }
    const root = message !== undefined && place.kind === 'channel' ? `;messageid=${message.rootId ?? message.id}` : thread
    setDialog({
      title: command.title,
      acting: { ...acting, conversationId: `${place.conversationId}${root}` },
      fetch: {
        name: 'composeExtension/fetchTask',
        source: commandContext,
        value: { commandId: command.id, commandContext, context, ...about },
      },
      submit: (data) => ({
        name: 'composeExtension/submitAction',
        source: commandContext,
        value: { commandId: command.id, commandContext, context, data, ...about },
      }),
    })
  }
  const insert = useCallback((attachments: readonly Attachment[]) => {
    setDrafts((before) => [...before, ...attachments])
    setTimeout(() => field.current?.focus(), focusReturnMs)
  }, [])
  const close = useCallback(() => {
    setDialog(null)
    // The button that opened the dialog may have gone with its popover.
    setTimeout(() => document.activeElement === document.body && field.current?.focus(), focusReturnMs)
  }, [])

  return (
    <div className={styles.conversation}>
      <MessageLog place={place} messages={messages} onReply={setReplyingTo} onCommand={openCommand} onDialog={setDialog} />
      <ComposeBox
        place={place}
        acting={acting}
        field={field}
        drafts={drafts}
        onDrafts={setDrafts}
        replyingTo={replyingTo}
        onStopReplying={() => setReplyingTo(null)}
        onCommand={openCommand}
        onSend={async (text, unfolded) => {
          try {
            await sendMessage(acting, { text, attachments: [...drafts, ...unfolded] })
          } catch (error) {
            notify(texts.worldFailedHint, 'error')
            throw error
          }
          setDrafts([])
          setReplyingTo(null)
        }}
      />
      {dialog !== null && <CardDialog request={dialog} onInsert={insert} onClose={close} />}
    </div>
  )
}

const useStyles = makeStyles({
  conversation: { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
})
