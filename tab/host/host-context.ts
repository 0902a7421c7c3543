/** The host and the words, for every component. */
import { createContext, useContext } from 'react'
import type { Texts } from '#domain/texts/texts.ts'
import type { Host, ThemeName } from './connect-host.ts'

export type HostValue = { readonly host: Host; readonly teamId: string; readonly themeName: ThemeName }

export const HostContext = createContext<HostValue | null>(null)
export const TextsContext = createContext<Texts | null>(null)

export function useHost(): HostValue {
  const value = useContext(HostContext)
  if (value === null) throw new Error('useHost is used outside a team tab.')
  return value
}

export function useTexts(): Texts {
  const texts = useContext(TextsContext)
  if (texts === null) throw new Error('useTexts is used outside TextsContext.')
  return texts
}
