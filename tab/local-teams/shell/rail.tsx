/** The narrow bar at the left, at the bottom of a phone: chats and channels, and the app's personal pages. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChatFilled, ChatRegular } from '@fluentui/react-icons/svg/chat'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { useSession } from '../session.ts'
import { AppMark } from '../ui/app-mark.tsx'
import { narrow } from '../ui/widths.ts'

type Props = { readonly isAppOpen: boolean; readonly onChat: () => void; readonly onApp: () => void }

export function Rail({ isAppOpen, onChat, onApp }: Props) {
  const { world } = useSession()
  const styles = useStyles()
  return (
    <nav className={styles.rail} aria-label={texts.rail}>
      <button
        type="button"
        className={mergeClasses(styles.entry, !isAppOpen && styles.current)}
        aria-current={!isAppOpen ? 'page' : undefined}
        onClick={onChat}
      >
        <span className={styles.icon}>{isAppOpen ? <ChatRegular /> : <ChatFilled />}</span>
        {texts.railChat}
      </button>
      <button
        type="button"
        className={mergeClasses(styles.entry, isAppOpen && styles.current)}
        aria-current={isAppOpen ? 'page' : undefined}
        onClick={onApp}
      >
        <AppMark size={24} />
        {world.bot.name}
      </button>
    </nav>
  )
}

const useStyles = makeStyles({
  rail: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: '4px',
    width: '76px',
    flexShrink: 0,
    paddingBlockStart: '4px',
    [narrow]: { flexDirection: 'row', width: 'auto', padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  entry: {
    position: 'relative',
    [narrow]: { flex: 1 },
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '2px',
    padding: '8px 0',
    border: 'none',
    background: 'none',
    font: 'inherit',
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    ':hover': { color: tokens.colorBrandForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    color: tokens.colorBrandForeground1,
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: 0,
      insetBlock: '8px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
      [narrow]: { insetInline: '30%', insetBlock: '0 auto', width: 'auto', height: '3px' },
    },
  },
  icon: { display: 'flex', fontSize: '24px' },
})
