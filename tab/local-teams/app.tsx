/** The whole page: loads the world of the person one is, and keeps person, theme and place in the address. */
import {
  Button,
  FluentProvider,
  makeStyles,
  mergeClasses,
  Spinner,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  Toast,
  Toaster,
  ToastTitle,
  tokens,
  useId,
  useToastController,
} from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { writeAddress, type Address, type Spot, type ThemeName } from './address.ts'
import { fetchLeadsTo } from './api/local-api.ts'
import { useLiveEvents, useWorld } from './api/use-live.ts'
import type { World } from './api/wire.ts'
import { isWebLink, readDeepLink, readMessageLink, type DeepLink } from './deep-link.ts'
import { destinationOf } from './destination.ts'
import { ownPath } from './own-host.ts'
import { firstSpot, placeAt } from './place.ts'
import { SessionProvider, type Session } from './session.ts'
import { ShareDialog, type Shared } from './share/share-dialog.tsx'
import { ChatList } from './shell/chat-list.tsx'
import { PlaceView } from './shell/place-view.tsx'
import { Rail } from './shell/rail.tsx'
import { TopBar } from './shell/top-bar.tsx'
import { narrow } from './ui/widths.ts'

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme }

export function App({ preset }: { readonly preset: Address }) {
  const [address, setAddress] = useState(preset)
  const { data: world, isError, refetch } = useWorld(address.person)
  const styles = useStyles()
  useLiveEvents(address.person, world?.me.personId)
  useEffect(() => {
    window.history.replaceState(null, '', writeAddress(address))
    // Scroll bars and the browser's own parts of form fields follow the theme.
    document.documentElement.style.colorScheme = address.theme === 'light' ? 'light' : 'dark'
  }, [address])
  return (
    // The layout is not the provider's: its classes are copied to every popover and dialog.
    <FluentProvider theme={themes[address.theme]} className={styles.provider}>
      <div className={styles.page}>
        {world === undefined && !isError && <Spinner className={styles.wait} label={texts.loading} />}
        {isError && (
          <div className={styles.wait} role="alert">
            <strong>{texts.worldFailed}</strong>
            <span>{texts.worldFailedHint}</span>
            <Button onClick={() => void refetch()}>{texts.tryAgain}</Button>
          </div>
        )}
        {world !== undefined && <Shell world={world} address={address} onAddress={setAddress} />}
      </div>
    </FluentProvider>
  )
}

type ShellProps = {
  readonly world: World
  readonly address: Address
  readonly onAddress: (change: (before: Address) => Address) => void
}

function Shell({ world, address, onAddress }: ShellProps) {
  const styles = useStyles()
  const toasterId = useId('toaster')
  const { dispatchToast } = useToastController(toasterId)
  const [target, setTarget] = useState<{ readonly subPageId: string | null; readonly opening: number }>({ subPageId: null, opening: 0 })
  const [isListOpen, setListOpen] = useState(false)
  const [sharing, setSharing] = useState<Shared | null>(null)
  const { theme, locale } = address
  const isOpenToMe = address.spot !== null && placeAt(world, address.spot.conversationId) !== null
  const spot = isOpenToMe && address.spot !== null ? address.spot : firstSpot(world)
  const place = placeAt(world, spot.conversationId)

  const go = useCallback((to: Spot) => onAddress((before) => ({ ...before, spot: to })), [onAddress])
  const notify = useCallback<Session['notify']>(
    (text, intent = 'info') => {
      dispatchToast(
        <Toast>
          <ToastTitle>{text}</ToastTitle>
        </Toast>,
        { intent },
      )
    },
    [dispatchToast],
  )
  useEffect(() => {
    if (isOpenToMe) return
    // The address must never name one place while the page shows another.
    if (address.spot !== null) notify(texts.notHereForYou(world.me.name))
    go(firstSpot(world))
  }, [isOpenToMe, address.spot, world, notify, go])

  const openDeepLink = useCallback(
    (link: DeepLink) => {
      const destination = destinationOf(world, link, spot.conversationId)
      if (destination.kind === 'other-app') return notify(texts.otherApp)
      if (destination.kind === 'nowhere') return notify(texts.noTeamForLink(world.bot.name))
      setTarget(({ opening }) => ({ subPageId: link.subPageId, opening: opening + 1 }))
      setListOpen(false)
      return go(destination.spot)
    },
    [world, spot.conversationId, notify, go],
  )
  const openLink = useCallback(
    (url: string) => {
      const conversationId = readMessageLink(url)
      if (conversationId !== null) go({ conversationId, tab: 'posts' })
      else void openAddress(url, openDeepLink).catch(() => notify(texts.worldFailedHint, 'error'))
    },
    [openDeepLink, notify, go],
  )
  const session = useMemo<Session>(
    () => ({ world, theme, locale, openLink, share: setSharing, notify }),
    [world, theme, locale, openLink, notify],
  )

  const open = (conversationId: string, tab = 'posts') => {
    setTarget(({ opening }) => ({ subPageId: null, opening }))
    setListOpen(false)
    go({ conversationId, tab })
  }
  const personalChat = world.chats.find((chat) => chat.kind === 'personal')
  return (
    <SessionProvider value={session}>
      <TopBar
        notify={notify}
        world={world}
        theme={theme}
        onPerson={(person) => onAddress((before) => ({ ...before, person }))}
        onTheme={(chosen: ThemeName) => onAddress((before) => ({ ...before, theme: chosen }))}
      />
      <div className={styles.body}>
        <Rail
          isAppOpen={place?.kind === 'personal'}
          onChat={() => {
            open(world.chats.find((chat) => chat.kind === 'groupChat')?.conversationId ?? firstSpot(world).conversationId)
            setListOpen(true)
          }}
          onApp={() => personalChat !== undefined && open(personalChat.conversationId, world.personalTabs[0]?.entityId)}
        />
        <div className={mergeClasses(styles.list, !isListOpen && styles.awayWhenNarrow)}>
          <ChatList openId={spot.conversationId} onOpen={open} />
        </div>
        {place !== null && (
          <div className={mergeClasses(styles.place, isListOpen && styles.awayWhenNarrow)}>
            <PlaceView
              place={place}
              tab={spot.tab}
              target={target}
              onTab={(tab) => open(place.conversationId, tab)}
              onList={() => setListOpen(true)}
            />
          </div>
        )}
      </div>
      {sharing !== null && <ShareDialog shared={sharing} onClose={() => setSharing(null)} />}
      <Toaster toasterId={toasterId} position="bottom" />
    </SessionProvider>
  )
}

/** Deep links open here, the service's own short addresses lead to such links, and everything else of the web gets a window. */
async function openAddress(url: string, onDeepLink: (link: DeepLink) => void): Promise<void> {
  const path = ownPath(url)
  const address = path?.startsWith('/go/') === true ? ((await fetchLeadsTo(path)) ?? url) : url
  const link = readDeepLink(address)
  if (link !== null) onDeepLink(link)
  else if (isWebLink(address)) window.open(address, '_blank', 'noopener,noreferrer')
}

const useStyles = makeStyles({
  provider: { display: 'contents' },
  page: {
    display: 'flex',
    flexDirection: 'column',
    height: '100vh',
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground1,
  },
  wait: { margin: 'auto', display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '12px' },
  body: { flex: 1, minHeight: 0, display: 'flex', [narrow]: { flexDirection: 'column-reverse' } },
  list: { display: 'flex', minHeight: 0, [narrow]: { flex: 1 } },
  place: { display: 'flex', flex: 1, minWidth: 0, minHeight: 0 },
  // A phone shows the list or the place, never both.
  awayWhenNarrow: { [narrow]: { display: 'none' } },
})
