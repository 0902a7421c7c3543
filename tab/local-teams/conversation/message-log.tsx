/** What was said: a chat from top to bottom, or a channel's posts with their answers. Follows the newest while one reads at the end. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply'
import { Fragment, useLayoutEffect, useRef } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import type { Acting } from '../api/local-api.ts'
import type { Command, Message } from '../api/wire.ts'
import type { DialogRequest } from '../extension/card-dialog.tsx'
import type { OpenPlace } from '../place.ts'
import { useSession } from '../session.ts'
import { dayOf } from '../ui/when.ts'
import { MessageItem } from './message-item.tsx'

type Props = {
  readonly place: OpenPlace
  readonly messages: readonly Message[] | undefined
  readonly onReply: (post: Message) => void
  readonly onCommand: (command: Command, message: Message) => void
  readonly onDialog: (request: DialogRequest) => void
}

export function MessageLog({ place, messages, onReply, onCommand, onDialog }: Props) {
  const { world, locale } = useSession()
  const styles = useStyles()
  const end = useStickyEnd()
  const commands = world.commands.filter((command) => command.context.includes('message') && command.type === 'action')
  const isChannel = place.kind === 'channel'

  const item = (message: Message) => {
    const root = isChannel ? `;messageid=${message.rootId ?? message.id}` : ''
    const acting: Acting = { person: world.me.personId, conversationId: `${message.conversationId}${root}`, locale }
    return (
      <MessageItem
        key={message.id}
        message={message}
        acting={acting}
        isOwnSide={!isChannel && message.author.id === world.me.personId}
        commands={commands}
        onCommand={(command) => onCommand(command, message)}
        onDialog={onDialog}
      />
    )
  }

  /** Above the first one of a day. */
  const heading = ({ at }: Message, before: Message | undefined) =>
    before !== undefined && dayOf(before.at) === dayOf(at) ? null : <p className={styles.day}>{dayOf(at)}</p>

  const posts = isChannel ? (messages ?? []).filter((message) => message.rootId === null) : []
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div ref={end} className={styles.log} role="log" aria-label={texts.messages(place.name)} tabIndex={0}>
      {messages === undefined && <Spinner label={texts.loading} />}
      {messages?.length === 0 && <p className={styles.empty}>{emptyText(place, world.bot.name)}</p>}
      {!isChannel &&
        messages?.map((message, at) => (
          <Fragment key={message.id}>
            {heading(message, messages[at - 1])}
            {item(message)}
          </Fragment>
        ))}
      {posts.map((post, at) => {
        const replies = (messages ?? []).filter((message) => message.rootId === post.id)
        return (
          <div key={post.id} className={styles.post}>
            {heading(post, posts[at - 1])}
            {item(post)}
            {replies.length > 0 && <div className={styles.replies}>{replies.map(item)}</div>}
            <div className={styles.replyBar}>
              <Button appearance="subtle" size="small" icon={<ArrowReplyRegular />} onClick={() => onReply(post)}>
                {texts.reply}
              </Button>
            </div>
          </div>
        )
      })}
    </div>
  )
}

function emptyText(place: OpenPlace, app: string): string {
  if (place.kind === 'personal') return texts.emptyPersonal(app)
  return place.kind === 'groupChat' ? texts.emptyGroup(app) : texts.emptyChannel(app)
}

/** Cards grow after they are drawn, so the end is followed by size, not by message. Set up anew with every drawing, for the new messages. */
function useStickyEnd() {
  const log = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  useLayoutEffect(() => {
    const element = log.current
    if (element === null) return undefined
    const follow = () => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight
    }
    const note = () => {
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80
    }
    const sizes = new ResizeObserver(follow)
    for (const child of element.children) sizes.observe(child)
    sizes.observe(element)
    element.addEventListener('scroll', note, { passive: true })
    follow()
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', note)
    }
  })
  return log
}

const useStyles = makeStyles({
  log: {
    flex: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '16px 32px',
    overflowY: 'auto',
    '@media (max-width: 900px)': { padding: '16px 16px' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  empty: { margin: 'auto', maxWidth: '360px', textAlign: 'center', color: tokens.colorNeutralForeground2 },
  day: { margin: 0, textAlign: 'center', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  post: { display: 'flex', flexDirection: 'column', gap: '12px', width: '100%', maxWidth: '800px', marginInline: 'auto' },
  replies: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    marginInlineStart: '40px',
    paddingInlineStart: '16px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  replyBar: { marginInlineStart: '32px' },
})
