/** Keeps the focus in a list when the row that has it goes away: it moves to the row that takes its place. */
import { useCallback, useEffect, useRef } from 'react'

const stops = 'button, a[href], input, textarea'

/**
 * @param whenEmpty - where the focus goes with the last row
 * @returns a ref for an element that stays, with the rows as the only `li` in it
 */
export function useFocusNeighbour(whenEmpty: () => HTMLElement | null | undefined): (list: HTMLElement | null) => (() => void) | undefined {
  const takeOver = useRef(whenEmpty)
  useEffect(() => {
    takeOver.current = whenEmpty
  })
  return useCallback((list: HTMLElement | null) => {
    if (list === null) return undefined
    let last: { readonly stop: Element; readonly row: number; readonly nth: number } | null = null
    const onFocus = ({ target }: FocusEvent): void => {
      const row = rowsOf(list).findIndex((one) => one.contains(target as Node))
      last = row < 0 ? null : { stop: target as Element, row, nth: stopsOf(rowsOf(list)[row]).indexOf(target as HTMLElement) }
    }
    const onChange = (): void => {
      if (last === null || last.stop.isConnected) return
      const { row, nth } = last
      last = null
      const beside = stopsOf(rowsOf(list)[row] ?? rowsOf(list).at(-1))
      const next = beside[nth] ?? beside[0] ?? takeOver.current()
      next?.focus()
    }
    // Whatever else takes the focus meanwhile is where the person is.
    document.addEventListener('focusin', onFocus)
    const observer = new MutationObserver(onChange)
    observer.observe(list, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', onFocus)
      observer.disconnect()
    }
  }, [])
}

const rowsOf = (list: HTMLElement): readonly HTMLElement[] => [...list.querySelectorAll<HTMLElement>('li')]

const stopsOf = (row: HTMLElement | undefined): readonly HTMLElement[] => [...(row?.querySelectorAll<HTMLElement>(stops) ?? [])]
