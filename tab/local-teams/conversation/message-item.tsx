/** One message: who, when, words, cards, and what one can do with it. */
/* oxlint-disable react/no-array-index-key -- attachments of a message have no identity but their place */
import {
  Avatar,
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  tokens,
  Tooltip,
} from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import type { Acting } from '../api/local-api.ts'
import type { Command, Message } from '../api/wire.ts'
import { CardView } from '../cards/card-view.tsx'
import { cardOf } from '../extension/answers.ts'
import type { DialogRequest } from '../extension/card-dialog.tsx'
import { useSession } from '../session.ts'
import { AppMark } from '../ui/app-mark.tsx'
import { timeOf } from '../ui/when.ts'
import { MessageText } from './message-text.tsx'
import { useCardActions } from './use-card-actions.ts'

type Props = {
  readonly message: Message
  /** In the thread of the message. */
  readonly acting: Acting
  /** In a chat one's own messages stand at the right; in a channel all stand at the left. */
  readonly isOwnSide: boolean
  readonly commands: readonly Command[]
  readonly onCommand: (command: Command) => void
  readonly onDialog: (request: DialogRequest) => void
}

export function MessageItem({ message, acting, isOwnSide, commands, onCommand, onDialog }: Props) {
  const { world } = useSession()
  const styles = useStyles()
  const { act, isBusy, notice, replacement } = useCardActions({ message, acting, onDialog })
  const { author } = message
  const time = timeOf(message.at)
  const hasText = message.text !== ''
  return (
    <article
      className={mergeClasses(styles.item, isOwnSide && styles.own)}
      aria-label={texts.messageBy(author.name, time)}
      aria-busy={isBusy}
    >
      {!isOwnSide && (author.kind === 'app' ? <AppMark size={32} /> : <Avatar name={author.name} color="colorful" aria-hidden="true" />)}
      <div className={mergeClasses(styles.main, isOwnSide && styles.ownMain)}>
        <div className={mergeClasses(styles.head, isOwnSide && styles.ownHead)}>
          {!isOwnSide && <span>{author.name}</span>}
          <time dateTime={message.at}>{time}</time>
          {author.kind === 'app' && <span className={styles.badge}>{texts.app}</span>}
          {message.isEdited && <span>{texts.edited}</span>}
          {commands.length > 0 && <MessageMenu commands={commands} onCommand={onCommand} />}
        </div>
        {hasText && (
          <div className={mergeClasses(styles.bubble, isOwnSide && styles.ownBubble)}>
            <MessageText message={message} />
          </div>
        )}
        {message.attachments.map((attachment, index) => {
          const card = index === 0 && replacement !== undefined ? replacement : cardOf(attachment)
          if (card === null) return null
          return (
            <div key={index} className={styles.card} role="group" aria-label={texts.cardBy(author.name)}>
              <CardView card={card} onAction={act} isCompact />
            </div>
          )
        })}
        {notice !== null && (
          <MessageBar className={styles.notice} intent={notice.intent} layout="multiline">
            <MessageBarBody>{notice.text}</MessageBarBody>
          </MessageBar>
        )}
        {message.isUndelivered && (
          <div className={styles.trouble}>
            <ErrorCircleRegular /> {texts.undelivered(world.bot.name)}
          </div>
        )}
      </div>
    </article>
  )
}

function MessageMenu({ commands, onCommand }: Pick<Props, 'commands' | 'onCommand'>) {
  return (
    <Menu positioning={{ autoSize: true }}>
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={texts.moreActions} relationship="label">
          <Button appearance="transparent" size="small" className="on-approach" icon={<MoreHorizontalRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {commands.map((command) => (
            <MenuItem key={command.id} icon={<AppMark size={20} />} onClick={() => onCommand(command)}>
              {command.title}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

const useStyles = makeStyles({
  item: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '8px',
    maxWidth: '100%',
    // Out of sight until wanted, but always reachable by keyboard.
    '@media (hover: hover)': {
      '& .on-approach:not([aria-expanded="true"])': { opacity: 0 },
      ':hover .on-approach, :focus-within .on-approach': { opacity: 1 },
    },
  },
  own: { justifyContent: 'flex-end' },
  main: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px', minWidth: 0, maxWidth: 'min(640px, 86%)' },
  ownMain: { alignItems: 'flex-end' },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '20px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  ownHead: { flexDirection: 'row-reverse' },
  badge: {
    padding: '0 8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground1,
  },
  bubble: {
    padding: '8px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  ownBubble: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1, boxShadow: 'none' },
  card: {
    boxSizing: 'border-box',
    width: '400px',
    maxWidth: '100%',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    overflow: 'hidden',
  },
  notice: { boxSizing: 'border-box', width: '400px', maxWidth: '100%' },
  trouble: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusDangerForeground1,
  },
})
