/** Escape closes what is open, unless a dialog or a field has a use for it. */
import { useEffect } from 'react'

export function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTaken = event.target instanceof HTMLElement && event.target.closest('input, textarea, [role="dialog"]') !== null
      if (event.key === 'Escape' && !isTaken) onEscape()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onEscape])
}
