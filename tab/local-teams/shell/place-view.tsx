/** The open chat or channel: its name, its tabs, and what the chosen tab shows. */
import { Avatar, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { useRef } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { TabFrame } from '../channel-tab/tab-frame.tsx'
import { Conversation } from '../conversation/conversation.tsx'
import type { OpenPlace } from '../place.ts'
import { useSession } from '../session.ts'
import { AppMark } from '../ui/app-mark.tsx'
import { initialsOf } from '../ui/initials.ts'

type Props = {
  readonly place: OpenPlace
  readonly tab: 'posts' | 'app'
  /** From the deep link that opened the tab, and which opening it was: the frame is loaded anew for each. */
  readonly target: { readonly subPageId: string | null; readonly opening: number }
  readonly onTab: (tab: 'posts' | 'app') => void
}

export function PlaceView({ place, tab, target, onTab }: Props) {
  const { world } = useSession()
  const styles = useStyles()
  const tabs = useRef<HTMLDivElement>(null)
  const hasAppTab = place.kind === 'channel' && place.isInstalled
  const shown = hasAppTab ? tab : 'posts'
  return (
    <main className={styles.main} aria-label={place.name}>
      <div className={styles.head}>
        {place.kind === 'personal' ? (
          <AppMark size={32} />
        ) : (
          <Avatar
            shape={place.kind === 'channel' ? 'square' : 'circular'}
            name={place.team?.name ?? place.name}
            {...(place.team === null && { initials: initialsOf(place.name) })}
            color="colorful"
            aria-hidden="true"
          />
        )}
        <h2 className={styles.name}>{place.name}</h2>
        {place.kind !== 'personal' && (
          <span className={styles.members} role="img" aria-label={texts.memberCount(place.memberCount)}>
            <PeopleRegular /> {place.memberCount}
          </span>
        )}
        <div ref={tabs}>
          <TabList
            aria-label={texts.tabsOf(place.name)}
            selectedValue={shown}
            onTabSelect={(_event, { value }) => onTab(value === 'app' ? 'app' : 'posts')}
          >
            <Tab value="posts">{place.kind === 'channel' ? texts.posts : texts.chat}</Tab>
            {hasAppTab && <Tab value="app">{texts.appTab(world.bot.name)}</Tab>}
          </TabList>
        </div>
      </div>
      {shown === 'posts' ? (
        <Conversation key={`${world.me.personId} ${place.conversationId}`} place={place} />
      ) : (
        <TabFrame
          key={`${world.me.personId} ${place.conversationId} ${String(target.opening)}`}
          place={place}
          subPageId={target.subPageId}
          onReturnFocus={() => tabs.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()}
        />
      )}
    </main>
  )
}

const useStyles = makeStyles({
  main: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground3 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '60px',
    boxSizing: 'border-box',
    padding: '0 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  members: { display: 'flex', alignItems: 'center', gap: '4px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
})
