/** How often an open page looks again: as it says while somebody is at it, and seldom while it only stands there. */
import { useCallback, useEffect, useRef } from 'react'

/** So long after the last key or movement somebody still counts as being there. */
const attendedMs = 2 * 60_000
/** A page that only stands there looks again so many times less often: on a second screen it stands there all day. */
export const quietFactor = 8

const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchmove'] as const

/**
 * @param everyMs - while somebody is at it
 * @param onReturn - called with the first input after a quiet time, so that nobody who comes back reads what is old
 * @returns for `refetchInterval`; asked again after each look
 */
export function usePace(everyMs: number, onReturn: () => void): () => number {
  /** Since the page was opened, which counts as touching it. */
  const lastInputMs = useRef(0)
  const returning = useRef(onReturn)
  useEffect(() => {
    returning.current = onReturn
  })
  useEffect(() => {
    const note = (): void => {
      const isBack = performance.now() - lastInputMs.current > attendedMs
      lastInputMs.current = performance.now()
      if (isBack) returning.current()
    }
    for (const input of inputs) addEventListener(input, note, { passive: true, capture: true })
    return () => {
      for (const input of inputs) removeEventListener(input, note, { capture: true })
    }
  }, [])
  return useCallback(() => intervalAfter(everyMs, performance.now() - lastInputMs.current), [everyMs])
}

/** @param quietMs - time since the last input */
export const intervalAfter = (everyMs: number, quietMs: number): number => (quietMs > attendedMs ? everyMs * quietFactor : everyMs)
