/** What someone is typing, kept on this device until it is sent. */
import { useCallback, useState } from 'react'

/**
 * @param key - one per form and team
 * @param empty - also the shape: a stored draft of another shape is not used
 * @returns the draft, how to change it, and how to let it go
 */
export function useDraft<Draft extends Readonly<Record<string, string>>>(
  key: string,
  empty: () => Draft,
): readonly [Draft, (next: Draft) => void, () => void] {
  const [draft, setDraft] = useState<Draft>(() => read(key, empty()))
  const change = useCallback(
    (next: Draft) => {
      setDraft(next)
      write(key, JSON.stringify(next))
    },
    [key],
  )
  const clear = useCallback(() => {
    setDraft(empty())
    write(key, null)
  }, [key, empty])
  return [draft, change, clear]
}

/** Lets go of everything that this device keeps for the app. */
export function clearDrafts(): void {
  try {
    window.localStorage.clear()
  } catch {
    // Blocked: then nothing was kept either.
  }
}

function read<Draft extends Readonly<Record<string, string>>>(key: string, empty: Draft): Draft {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(key) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return empty
    const entries = Object.entries(empty).map(([name, initial]) => [name, (stored as Record<string, unknown>)[name] ?? initial])
    return entries.every(([, value]) => typeof value === 'string') ? (Object.fromEntries(entries) as Draft) : empty
  } catch {
    // Storage can be blocked in a frame, and its content is anybody's: then there is no draft.
    return empty
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, value)
  } catch {
    // Blocked or full: the form itself still holds what was typed.
  }
}
