/** Says to a screen reader what a sighted person sees happen. */
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'
import { useHiddenStyles } from '#tab/ui/hidden.ts'

const AnnouncerContext = createContext<(message: string) => void>(() => undefined)

export const useAnnouncer = (): ((message: string) => void) => useContext(AnnouncerContext)

export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const styles = useHiddenStyles()
  const [message, setMessage] = useState('')
  const announce = useCallback((next: string) => setMessage(next), [])
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className={styles.hidden}>
        {message}
      </div>
    </AnnouncerContext>
  )
}
