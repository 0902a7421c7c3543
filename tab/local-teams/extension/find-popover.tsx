/** What the app's button in the compose box opens: search as you type, and the app's other commands. */
import { Button, makeStyles, Popover, PopoverSurface, PopoverTrigger, tokens, Tooltip } from '@fluentui/react-components'
import { useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import type { Acting } from '../api/local-api.ts'
import type { Attachment, Command } from '../api/wire.ts'
import { useSession } from '../session.ts'
import { AppMark } from '../ui/app-mark.tsx'
import { SearchPane } from './search-pane.tsx'

type Props = {
  readonly acting: Acting
  readonly onInsert: (attachments: readonly Attachment[]) => void
  readonly onCommand: (command: Command) => void
}

/** Esc and a click outside close it; the focus goes back to the button. */
export function FindPopover({ acting, onInsert, onCommand }: Props) {
  const { world } = useSession()
  const [isOpen, setOpen] = useState(false)
  const [isHinted, setHinted] = useState(false)
  const styles = useStyles()
  const app = world.bot.name
  const commands = world.commands.filter((command) => command.context.includes('compose'))
  const query = commands.find((command) => command.type === 'query')
  return (
    <Popover
      open={isOpen}
      onOpenChange={(_event, data) => setOpen(data.open)}
      trapFocus
      unstable_disableAutoFocus
      positioning={{ position: 'above', align: 'end', offset: 12 }}
    >
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip
          content={texts.openApp(app)}
          relationship="label"
          visible={isHinted && !isOpen}
          onVisibleChange={(_event, data) => setHinted(data.visible)}
        >
          <Button appearance="subtle" className={isOpen ? styles.pressed : undefined} icon={<AppMark size={24} />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={app}>
        <div className={styles.head}>
          <AppMark size={20} />
          <span className={styles.name}>{app}</span>
          {commands
            .filter((command) => command.type === 'action')
            .map((command) => (
              <Button
                key={command.id}
                appearance="subtle"
                size="small"
                onClick={() => {
                  setOpen(false)
                  onCommand(command)
                }}
              >
                {command.title}
              </Button>
            ))}
        </div>
        {query === undefined ? (
          <p className={styles.empty}>{commands.length === 0 ? texts.noCommands(app) : ''}</p>
        ) : (
          <SearchPane
            command={query}
            acting={acting}
            onInsert={(attachments) => {
              setOpen(false)
              onInsert(attachments)
            }}
          />
        )}
      </PopoverSurface>
    </Popover>
  )
}

const useStyles = makeStyles({
  surface: {
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    width: 'min(436px, calc(100vw - 24px))',
    // Always as high as it may get, as in Teams: results that arrive would push it below the window.
    height: 'min(480px, 70vh)',
    padding: 0,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow28,
    overflow: 'hidden',
  },
  head: { display: 'flex', alignItems: 'center', gap: '4px', padding: '12px 12px 8px 16px' },
  name: { flex: 1, marginInlineStart: '4px', fontWeight: tokens.fontWeightSemibold },
  pressed: { backgroundColor: tokens.colorSubtleBackgroundPressed, color: tokens.colorNeutralForeground2Pressed },
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '12px',
    minHeight: '120px',
    margin: 0,
    padding: '16px 24px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
})
