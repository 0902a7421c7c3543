/** Where one can go: the chat with the app, group chats, and the channels of one's teams. */
import { Avatar, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import type { Chat, Team } from '../api/wire.ts'
import { useSession } from '../session.ts'
import { wordsOf } from '../cards/markdown.ts'
import { AppMark } from '../ui/app-mark.tsx'
import { initialsOf } from '../ui/initials.ts'
import { timeOf } from '../ui/when.ts'
import { narrow } from '../ui/widths.ts'
import { TeamMenu } from './team-menu.tsx'

type Props = { readonly openId: string; readonly onOpen: (conversationId: string) => void }

export function ChatList({ openId, onOpen }: Props) {
  const { world, theme } = useSession()
  const styles = useStyles()
  const isContrast = theme === 'contrast'
  const entry = (conversationId: string, className: string, children: ReactNode) => (
    <button
      type="button"
      className={mergeClasses(
        styles.entry,
        isContrast && styles.entryContrast,
        className,
        conversationId === openId && styles.open,
        conversationId === openId && isContrast && styles.openContrast,
      )}
      aria-current={conversationId === openId ? 'page' : undefined}
      onClick={() => onOpen(conversationId)}
    >
      {children}
    </button>
  )
  return (
    <nav className={styles.pane} aria-label={texts.chatList}>
      <h2 className={styles.title}>{texts.railChat}</h2>
      <h3 className={styles.section} id="chats">
        {texts.chats}
      </h3>
      <ul className={styles.list} aria-labelledby="chats">
        {world.chats.map((chat) => (
          <li key={chat.conversationId}>{entry(chat.conversationId, styles.chat, <ChatEntry chat={chat} />)}</li>
        ))}
      </ul>
      {world.teams.length > 0 && <h3 className={styles.section}>{texts.teams}</h3>}
      {world.teams.map((team) => (
        <section key={team.teamId} aria-label={team.name}>
          <TeamHead team={team} />
          <ul className={styles.list} aria-label={team.name}>
            {team.channels.map((channel) => (
              <li key={channel.channelId}>{entry(channel.channelId, styles.channel, channel.name)}</li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function ChatEntry({ chat }: { readonly chat: Chat }) {
  const { world } = useSession()
  const styles = useStyles()
  const last = chat.lastMessage
  return (
    <>
      {chat.kind === 'personal' ? (
        <AppMark size={32} />
      ) : (
        <Avatar name={chat.name} initials={initialsOf(chat.name)} color="colorful" aria-hidden="true" />
      )}
      <span className={styles.words}>
        <span className={styles.line}>
          <span className={styles.name}>{chat.name}</span>
          {last !== null && <time className={styles.time}>{timeOf(last.at)}</time>}
        </span>
        <span className={styles.preview}>{last === null ? texts.noMessages : previewOf(last, world.me.personId)}</span>
      </span>
    </>
  )
}

function TeamHead({ team }: { readonly team: Team }) {
  const styles = useStyles()
  return (
    <div className={styles.team}>
      <Avatar size={24} shape="square" name={team.name} color="colorful" aria-hidden="true" />
      <span className={styles.teamName}>{team.name}</span>
      <TeamMenu team={team} />
    </div>
  )
}

function previewOf(message: NonNullable<Chat['lastMessage']>, myId: string): string {
  const words = message.text === '' ? texts.card : message.textFormat === 'plain' ? message.text : wordsOf(message.text)
  if (message.author.kind === 'app') return words
  return `${message.author.id === myId ? texts.you : (message.author.name.split(' ')[0] ?? '')}: ${words}`
}

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    width: '320px',
    flexShrink: 0,
    boxSizing: 'border-box',
    padding: '0 8px 16px',
    overflowY: 'auto',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderStartStartRadius: tokens.borderRadiusXLarge,
    '@media (min-width: 861px) and (max-width: 1100px)': { width: '256px' },
    '@media (min-width: 701px) and (max-width: 860px)': { width: '208px' },
    [narrow]: { width: '100%', borderRight: 'none', borderStartStartRadius: 0 },
  },
  title: {
    margin: 0,
    padding: '16px 12px 12px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  section: {
    margin: 0,
    padding: '8px 12px 4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  entry: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    width: '100%',
    boxSizing: 'border-box',
    border: '2px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  open: {
    backgroundColor: tokens.colorNeutralBackground2Selected,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Selected },
  },
  // In high contrast the colours of hover and selection swallow text: there outlines say it.
  entryContrast: { ':hover': { backgroundColor: 'transparent', outline: `1px solid ${tokens.colorCompoundBrandStroke}` } },
  openContrast: {
    backgroundColor: 'transparent',
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: '-2px',
    ':hover': { backgroundColor: 'transparent' },
  },
  chat: { padding: '6px 10px' },
  channel: { minHeight: '32px', padding: '4px 10px 4px 42px' },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  line: { display: 'flex', alignItems: 'baseline', gap: '8px' },
  name: { ...oneLine, flex: 1 },
  time: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    '@media (min-width: 701px) and (max-width: 860px)': { display: 'none' },
  },
  preview: { ...oneLine, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  team: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '36px', padding: '0 4px 0 12px' },
  teamName: { ...oneLine, flex: 1, fontWeight: tokens.fontWeightSemibold },
})
