/** Providers and routes. */
import { lazy, useEffect, useMemo, useState } from 'react'
import { createDOMRenderer, FluentProvider, RendererProvider, Toaster } from '@fluentui/react-components'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Route, Router, Switch } from 'wouter'
import { ApiContext, createApiClient } from '#tab/api/client.ts'
import { isWorthRetrying } from '#tab/api/api-error.ts'
import { createServiceTime, TimeContext } from '#tab/api/service-time.ts'
import { tellDeviceZone } from '#tab/api/tell-device-zone.ts'
import type { Host } from '#tab/host/connect-host.ts'
import { deviceZone } from '#tab/host/device-zone.ts'
import { HostContext, TextsContext, useTexts } from '#tab/host/host-context.ts'
import type { LoadedTexts } from '#tab/host/load-texts.ts'
import { AnnouncerProvider } from '#tab/hooks/use-announcer.tsx'
import { LibraryPage } from '#tab/pages/library-page.tsx'
import { NoticePage } from '#tab/pages/notice-page.tsx'
import { fluentTheme } from '#tab/theme/theme.ts'
import { LazyPart } from '#tab/ui/lazy-part.tsx'
import { RosterNotice } from '#tab/ui/roster-notice.tsx'
import { toasterId } from '#tab/ui/toaster-id.ts'

const SettingsPage = lazy(async () => ({ default: (await import('#tab/pages/settings-page.tsx')).SettingsPage }))
const ConfigurePage = lazy(async () => ({ default: (await import('#tab/pages/configure-page.tsx')).ConfigurePage }))
const WeekPage = lazy(async () => ({ default: (await import('#tab/pages/week-page.tsx')).WeekPage }))
const OwnSettingsPage = lazy(async () => ({ default: (await import('#tab/pages/own-settings-page.tsx')).OwnSettingsPage }))
const CheckInsPage = lazy(async () => ({ default: (await import('#tab/pages/check-ins-page.tsx')).CheckInsPage }))
const NotebookPage = lazy(async () => ({ default: (await import('#tab/pages/notebook-page.tsx')).NotebookPage }))

export type AppProps = {
  /** Null outside Teams. */
  readonly host: Host | null
  readonly texts: LoadedTexts
  /** For the styles that Griffel writes: without it the CSP refuses them all. */
  readonly nonce: string
}

export function App({ host, texts: { texts, direction }, nonce }: AppProps) {
  const renderer = useMemo(() => createDOMRenderer(document, { styleElementAttributes: { nonce } }), [nonce])
  const [themeName, setThemeName] = useState(host?.theme ?? 'default')
  useEffect(() => host?.onThemeChange(setThemeName), [host])
  return (
    <RendererProvider renderer={renderer}>
      <FluentProvider theme={fluentTheme[themeName]} dir={direction} style={{ minHeight: '100vh' }}>
        <TextsContext value={texts}>
          <AnnouncerProvider>
            {host === null ? (
              <NoticePage title={texts.notice.outsideTitle} text={texts.notice.outsideText} />
            ) : (
              <InTeams host={host} themeName={themeName} />
            )}
            <Toaster toasterId={toasterId} position="bottom" />
          </AnnouncerProvider>
        </TextsContext>
      </FluentProvider>
    </RendererProvider>
  )
}

function InTeams({ host, themeName }: { readonly host: Host; readonly themeName: Host['theme'] }) {
  const [queryClient] = useState(createQueryClient)
  const [isRosterConfirmed, setRosterConfirmed] = useState(true)
  const [time] = useState(() => createServiceTime(() => Date.now()))
  const api = useMemo(
    () => createApiClient({ authorization: host.authorization, onRoster: setRosterConfirmed, onTime: time.hear }),
    [host, time],
  )
  useEffect(() => {
    if (!host.isSettingUp) void tellDeviceZone(api, deviceZone())
  }, [api, host])
  const hostValue = useMemo(() => ({ host, themeName }), [host, themeName])
  return (
    <HostContext value={hostValue}>
      <ApiContext value={api}>
        <TimeContext value={time}>
          <QueryClientProvider client={queryClient}>
            {isRosterConfirmed ? null : <RosterNotice />}
            <Router base="/tab">
              <LazyPart label={useTexts().library.loading}>
                {host.isSettingUp ? <ConfigurePage /> : host.teamId === null ? <PersonalTab host={host} /> : <TeamTab />}
              </LazyPart>
            </Router>
          </QueryClientProvider>
        </TimeContext>
      </ApiContext>
    </HostContext>
  )
}

const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // Offline is answered at once, with a sentence, and not by waiting for a network.
      queries: { staleTime: 2_000, retry: (count, error) => count < 2 && isWorthRetrying(error), networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })

function TeamTab() {
  return (
    <Switch>
      <Route path="/settings">
        <SettingsPage />
      </Route>
      <Route path="/library/:resourceId?">{({ resourceId }) => <LibraryPage openId={resourceId ?? null} />}</Route>
      <Route>
        <LibraryPage openId={null} />
      </Route>
    </Switch>
  )
}

/** The address says the page; where it doesn't, the manifest's entity id does. */
function PersonalTab({ host }: { readonly host: Host }) {
  return (
    <Switch>
      <Route path="/week">
        <WeekPage />
      </Route>
      <Route path="/notebook">
        <NotebookPage />
      </Route>
      <Route path="/check-ins/:week?">{({ week }) => <CheckInsPage week={week ?? null} />}</Route>
      <Route path="/settings">
        <OwnSettingsPage />
      </Route>
      <Route>
        <NamedPage pageId={host.pageId} />
      </Route>
    </Switch>
  )
}

function NamedPage({ pageId }: { readonly pageId: string }) {
  if (pageId === 'notebook') return <NotebookPage />
  if (pageId === 'check-ins') return <CheckInsPage week={null} />
  return pageId === 'settings' ? <OwnSettingsPage /> : <WeekPage />
}
