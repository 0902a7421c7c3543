/** What every part of the page needs to know and do: who is acting, in which world, and where to go. */
import { createContext, useContext } from 'react'
import type { ThemeName } from './address.ts'
import type { World } from './api/wire.ts'

export type Session = {
  readonly world: World
  readonly theme: ThemeName
  /** As asked for in the address; null: the world's own. */
  readonly locale: string | null
  /** Opens a link from a card or from the tab: our own deep links here, web links in a new window, nothing else. */
  readonly openLink: (url: string) => void
  /** Lets the person choose a chat for an address of the app. */
  readonly share: (shared: { readonly url: string; readonly text: string }) => void
  /** Shows a sentence for a few seconds and tells screen readers. */
  readonly notify: (text: string, intent?: 'info' | 'error') => void
}

const SessionContext = createContext<Session | null>(null)

export const SessionProvider = SessionContext.Provider

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession needs a SessionProvider above it')
  return session
}

/** The theme's name as Teams says it to apps. */
export const teamsThemeOf = (theme: ThemeName): 'default' | 'dark' | 'contrast' => (theme === 'light' ? 'default' : theme)
