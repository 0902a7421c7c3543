/** The host and the words, for every component. */
import { createContext, useContext } from 'react'
import type { TabTexts } from '#domain/texts/tab-texts.ts'
import type { Host, ThemeName } from './connect-host.ts'

export type HostValue = { readonly host: Host; readonly themeName: ThemeName }

export const HostContext = createContext<HostValue | null>(null)
export const TextsContext = createContext<TabTexts | null>(null)

export function useHost(): HostValue {
  const value = useContext(HostContext)
  if (value === null) throw new Error('useHost is used outside Teams.')
  return value
}

/** The team of this tab; the personal tab has none. */
export function useTeamId(): string {
  const { teamId } = useHost().host
  if (teamId === null) throw new Error('useTeamId is used outside a team tab.')
  return teamId
}

export function useTexts(): TabTexts {
  const texts = useContext(TextsContext)
  if (texts === null) throw new Error('useTexts is used outside TextsContext.')
  return texts
}
