/** Providers and routes. */
import { useEffect, useMemo, useState } from 'react'
import { createDOMRenderer, FluentProvider, RendererProvider, Toaster } from '@fluentui/react-components'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Route, Router, Switch } from 'wouter'
import { ApiContext, createApiClient } from '#tab/api/client.ts'
import { isWorthRetrying } from '#tab/api/api-error.ts'
import type { Host } from '#tab/host/connect-host.ts'
import { HostContext, TextsContext } from '#tab/host/host-context.ts'
import type { LoadedTexts } from '#tab/host/load-texts.ts'
import { AnnouncerProvider } from '#tab/hooks/use-announcer.tsx'
import { LibraryPage } from '#tab/pages/library-page.tsx'
import { NoticePage } from '#tab/pages/notice-page.tsx'
import { fluentTheme } from '#tab/theme/theme.ts'
import { toasterId } from '#tab/ui/toaster-id.ts'

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
            ) : host.teamId === null ? (
              <NoticePage title={texts.notice.noTeamTitle} text={texts.notice.noTeamText} />
            ) : (
              <TeamTab host={host} teamId={host.teamId} themeName={themeName} />
            )}
            <Toaster toasterId={toasterId} position="bottom" />
          </AnnouncerProvider>
        </TextsContext>
      </FluentProvider>
    </RendererProvider>
  )
}

function TeamTab({ host, teamId, themeName }: { readonly host: Host; readonly teamId: string; readonly themeName: Host['theme'] }) {
  const [queryClient] = useState(
    () =>
      new QueryClient({ defaultOptions: { queries: { staleTime: 2_000, retry: (count, error) => count < 2 && isWorthRetrying(error) } } }),
  )
  const api = useMemo(() => createApiClient(host.authorization), [host])
  const hostValue = useMemo(() => ({ host, teamId, themeName }), [host, teamId, themeName])
  return (
    <HostContext value={hostValue}>
      <ApiContext value={api}>
        <QueryClientProvider client={queryClient}>
          <Router base="/tab">
            <Switch>
              <Route path="/library/:resourceId?">{({ resourceId }) => <LibraryPage openId={resourceId ?? null} />}</Route>
              <Route>
                <LibraryPage openId={null} />
              </Route>
            </Switch>
          </Router>
        </QueryClientProvider>
      </ApiContext>
    </HostContext>
  )
}
