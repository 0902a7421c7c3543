/** The view of the library and the open resource, kept in the address; typing is ahead of it by a moment. */
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { useDebounced } from '#tab/hooks/use-debounced.ts'
import { readView, withoutFilters, writeView, type LibraryView } from './library-view.ts'

/** Short enough to be searched while typing, long enough for a pasted text to count once. */
const searchDelayMs = 30

export function useLibraryView(openId: string | null) {
  const [, navigate] = useLocation()
  const [params] = useSearchParams()
  const view = useMemo(() => readView(params), [params])
  const [typed, setTyped] = useState(view.words)
  const settled = useDebounced(typed, searchDelayMs)

  const go = useCallback(
    (resourceId: string | null, next: LibraryView, isStep: boolean) => {
      const search = writeView(next).toString()
      navigate(`/library${resourceId === null ? '' : `/${resourceId}`}${search === '' ? '' : `?${search}`}`, { replace: !isStep })
    },
    [navigate],
  )
  const settle = useEffectEvent((words: string) => {
    if (words !== view.words) go(openId, { ...view, words }, false)
  })
  useEffect(() => settle(settled), [settled])
  // The browser's way back changes the words as well; whoever types is ahead and left alone.
  const [seenWords, setSeenWords] = useState(view.words)
  if (seenWords !== view.words) {
    setSeenWords(view.words)
    if (typed === settled) setTyped(view.words)
  }

  return {
    view,
    typed,
    type: setTyped,
    change: (next: LibraryView) => go(openId, next, true),
    /** @param isStep - the way back leads to what was open before */
    open: (resourceId: string | null, isStep: boolean) => go(resourceId, { ...view, words: typed }, isStep),
    clearWords: () => {
      setTyped('')
      go(openId, { ...view, words: '' }, true)
    },
    clearFilters: () => go(openId, { ...withoutFilters(view), words: typed }, true),
  }
}
