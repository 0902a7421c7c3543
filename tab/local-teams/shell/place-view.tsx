/** The open chat or channel: its name, its tabs, and what the chosen tab shows. */
import { Avatar, Button, makeStyles, Tab, TabList, tokens, Tooltip } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { useEffect, useRef, useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { changeInstallation } from '../api/local-api.ts'
import { Conversation } from '../conversation/conversation.tsx'
import type { OpenPlace } from '../place.ts'
import { useSession } from '../session.ts'
import { AddTabDialog } from '../tabs/add-tab-dialog.tsx'
import { TabFrame } from '../tabs/tab-frame.tsx'
import { AppMark } from '../ui/app-mark.tsx'
import { initialsOf } from '../ui/initials.ts'
import { narrow } from '../ui/widths.ts'

type Props = {
  readonly place: OpenPlace
  /** `posts`, or the id of one of its tabs. */
  readonly tab: string
  /** From the deep link that opened the tab, and which opening it was: the frame is loaded anew for each. */
  readonly target: { readonly subPageId: string | null; readonly opening: number }
  readonly onTab: (tab: string) => void
  /** Back to where one came from, on a phone. */
  readonly onList: () => void
}

export function PlaceView({ place, tab, target, onTab, onList }: Props) {
  const { world, locale } = useSession()
  const styles = useStyles()
  const tabs = useRef<HTMLDivElement>(null)
  const [isAdding, setAdding] = useState(false)
  const person = world.me.personId
  useEffect(() => {
    // Opening the app, its pages or its chat, is what installs it for a person.
    if (place.kind !== 'personal' || place.isInstalled) return
    void changeInstallation({ person, conversationId: place.conversationId, locale }, 'add')
  }, [place.kind, place.isInstalled, place.conversationId, person, locale])
  const shown = place.tabs.find(({ tabId }) => tabId === tab) ?? null
  const canAddTab = place.kind === 'channel' && place.isInstalled && place.tabs.length === 0 && world.configurationPath !== null
  const own = place.tabs.map(({ tabId, name }) => (
    <Tab key={tabId} value={tabId}>
      {name}
    </Tab>
  ))
  const posts = (
    <Tab key="posts" value="posts">
      {place.kind === 'channel' ? texts.posts : texts.chat}
    </Tab>
  )
  return (
    <main className={styles.main} aria-label={place.name}>
      <div className={styles.head}>
        <Tooltip content={texts.backToList} relationship="label">
          <Button className={styles.back} appearance="subtle" icon={<ChevronLeftRegular />} onClick={onList} />
        </Tooltip>
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
        <div ref={tabs} className={styles.tabs}>
          <TabList
            aria-label={texts.tabsOf(place.name)}
            selectedValue={shown?.tabId ?? 'posts'}
            onTabSelect={(_event, { value }) => onTab(String(value))}
          >
            {place.kind === 'personal' ? [...own, posts] : [posts, ...own]}
          </TabList>
          {canAddTab && (
            <Button appearance="subtle" icon={<AddRegular />} onClick={() => setAdding(true)}>
              {texts.addTab}
            </Button>
          )}
        </div>
      </div>
      {shown === null ? (
        <Conversation key={`${person} ${place.conversationId}`} place={place} />
      ) : (
        <TabFrame
          key={`${person} ${place.conversationId} ${shown.tabId} ${String(target.opening)}`}
          tab={shown}
          place={place}
          subPageId={target.subPageId}
          onReturnFocus={() => tabs.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()}
        />
      )}
      {isAdding && world.configurationPath !== null && (
        <AddTabDialog
          place={place}
          configurationPath={world.configurationPath}
          onAdded={(tabId) => {
            setAdding(false)
            onTab(tabId)
          }}
          onClose={() => setAdding(false)}
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
    [narrow]: { flexWrap: 'wrap', gap: '4px 8px', padding: '6px 8px 0' },
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  back: { display: 'none', minWidth: '32px', [narrow]: { display: 'inline-flex' } },
  tabs: { display: 'flex', alignItems: 'center', gap: '4px', [narrow]: { width: '100%', overflowX: 'auto' } },
  name: {
    margin: 0,
    [narrow]: { flex: 1 },
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  members: { display: 'flex', alignItems: 'center', gap: '4px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
})
