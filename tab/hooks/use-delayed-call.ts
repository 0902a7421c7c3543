/** Calls once nothing else was asked for during a moment. */
import { useCallback, useEffect, useRef } from 'react'

/** @returns call it again and only the last one counts; nothing is called after the component is gone */
export function useDelayedCall(delayMs: number): (call: () => void) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (call: () => void) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(call, delayMs)
    },
    [delayMs],
  )
}
