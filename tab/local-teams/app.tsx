/** The whole page: loads the world of the person one is, and keeps person, theme and place in the address. */
import {
  Button,
  FluentProvider,
  makeStyles,
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
import { useLiveEvents, useWorld } from './api/use-live.ts'
import type { World } from './api/wire.ts'
import { isWebLink, readDeepLink } from './deep-link.ts'
import { firstSpot, placeAt } from './place.ts'
import { SessionProvider, type Session } from './session.ts'
import { ChatList } from './shell/chat-list.tsx'
import { PlaceView } from './shell/place-view.tsx'
import { Rail } from './shell/rail.tsx'
import { TopBar } from './shell/top-bar.tsx'

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
  const { theme, locale } = address
  const spot = address.spot !== null && placeAt(world, address.spot.conversationId) !== null ? address.spot : firstSpot(world)
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
  const openLink = useCallback(
    (url: string) => {
      const link = readDeepLink(url)
      if (link === null) {
        if (isWebLink(url)) window.open(url, '_blank', 'noopener,noreferrer')
        return
      }
      if (link.appId !== world.appId) return notify(texts.otherApp)
      const wanted = link.channelId ?? spot.conversationId
      const channel = placeAt(world, wanted)?.kind === 'channel' ? wanted : link.channelId === null ? firstAppChannel(world) : undefined
      if (channel === undefined || placeAt(world, channel)?.isInstalled !== true) return notify(texts.noTeamForLink(world.bot.name))
      setTarget(({ opening }) => ({ subPageId: link.subPageId, opening: opening + 1 }))
      go({ conversationId: channel, tab: 'app' })
    },
    [world, spot.conversationId, notify, go],
  )
  const session = useMemo<Session>(() => ({ world, theme, locale, openLink, notify }), [world, theme, locale, openLink, notify])

  const open = (conversationId: string) => {
    setTarget(({ opening }) => ({ subPageId: null, opening }))
    go({ conversationId, tab: 'posts' })
  }
  const personalChat = world.chats.find((chat) => chat.kind === 'personal')
  return (
    <SessionProvider value={session}>
      <TopBar
        world={world}
        theme={theme}
        onPerson={(person) => onAddress((before) => ({ ...before, person }))}
        onTheme={(chosen: ThemeName) => onAddress((before) => ({ ...before, theme: chosen }))}
      />
      <div className={styles.body}>
        <Rail
          isAppOpen={place?.kind === 'personal'}
          onChat={() => open(world.chats.find((chat) => chat.kind === 'groupChat')?.conversationId ?? firstSpot(world).conversationId)}
          onApp={() => personalChat !== undefined && open(personalChat.conversationId)}
        />
        <ChatList openId={spot.conversationId} onOpen={open} />
        {place !== null && (
          <PlaceView
            place={place}
            tab={spot.tab}
            target={target}
            onTab={(tab) => {
              setTarget(({ opening }) => ({ subPageId: null, opening }))
              go({ ...spot, tab })
            }}
          />
        )}
      </div>
      <Toaster toasterId={toasterId} position="bottom" />
    </SessionProvider>
  )
}

const firstAppChannel = (world: World) => world.teams.find((team) => team.isInstalled)?.channels[0]?.channelId

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
  body: { flex: 1, minHeight: 0, display: 'flex' },
})
