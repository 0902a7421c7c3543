/** The one place that speaks to Teams: where the tab is, who looks at it, its theme, its sign-in. */
import { app, authentication, FrameContexts } from '@microsoft/teams-js'
import { metaContent } from './page-meta.ts'
import { readSubPage, type SubPage } from './sub-page.ts'

export type ThemeName = 'default' | 'dark' | 'contrast'

export type Host = {
  /** Entra group id of the team whose channel this tab is in; null in the personal tab. */
  readonly teamId: string | null
  /** Of that channel. */
  readonly channelId: string | null
  /** Whoever looks at it, as Teams says: for what is shown, never for what is allowed. */
  readonly me: { readonly personId: string; readonly name: string }
  /** The entity id of the page, as the manifest or the configuration page gave it. */
  readonly pageId: string
  /** The page is where a channel's tab is being set up. */
  readonly isSettingUp: boolean
  /** The app's own id; null where the host doesn't say. */
  readonly appId: string | null
  readonly theme: ThemeName
  readonly onThemeChange: (listener: (theme: ThemeName) => void) => void
  readonly locale: string | undefined
  /** Of a deep link; null when there is none. */
  readonly subPage: SubPage | null
  /** The value for the Authorization header; asked anew for each request, since Teams renews it. */
  readonly authorization: () => Promise<string>
}

/** Teams answers within milliseconds; a page outside Teams never gets an answer. */
const initializeTimeoutMs = 5_000

/** @returns null when the page isn't inside Teams */
export async function connectHost(): Promise<Host | null> {
  if (window.parent === window) return null
  const timeout = new Promise<false>((resolve) => setTimeout(() => resolve(false), initializeTimeoutMs))
  // The page may be framed by its own origin only in local mode; the server's CSP says so, teams-js has to be told.
  const ready = app.initialize([window.location.origin]).then(
    () => true,
    () => false,
  )
  if (!(await Promise.race([ready, timeout]))) return null
  const context = await app.getContext()
  void app.notifySuccess()
  const scheme = metaContent('commonplace-sign-in') === 'local' ? 'Local' : 'Bearer'
  return {
    teamId: context.team?.groupId ?? null,
    channelId: context.channel?.id ?? null,
    me: { personId: context.user?.id ?? '', name: context.user?.displayName ?? '' },
    pageId: context.page.id,
    isSettingUp: context.page.frameContext === FrameContexts.settings,
    appId: context.app.appId?.toString() ?? null,
    theme: themeName(context.app.theme),
    onThemeChange: (listener) => {
      app.registerOnThemeChangeHandler((theme) => listener(themeName(theme)))
    },
    locale: context.app.locale,
    subPage: readSubPage(context.page.subPageId),
    authorization: async () => `${scheme} ${await authentication.getAuthToken()}`,
  }
}

const themeName = (name: string): ThemeName => (name === 'dark' || name === 'contrast' ? name : 'default')
