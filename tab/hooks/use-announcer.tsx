/** Says to a screen reader what a sighted person sees happen. */
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'
import { makeStyles } from '@fluentui/react-components'

const AnnouncerContext = createContext<(message: string) => void>(() => undefined)

export const useAnnouncer = (): ((message: string) => void) => useContext(AnnouncerContext)

const useStyles = makeStyles({
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
})

export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const styles = useStyles()
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
