/** Keeps the focus in a list whose rows are added, moved and removed: it goes to the row that was meant, once it is drawn. */
import { useEffect, useRef, type RefObject } from 'react'

export type RowFocus<List extends HTMLElement> = {
  /** Of the element whose children are the rows. */
  readonly listRef: RefObject<List | null>
  /** Around the button that adds a row: where the focus goes when no row is left. */
  readonly addRef: RefObject<HTMLSpanElement | null>
  /** @param at - from 0; beyond the last row: the last one */
  readonly focusRow: (at: number) => void
}

/** @param stop - selector of what takes the focus in a row that has no field */
export function useRowFocus<List extends HTMLElement>(stop: string): RowFocus<List> {
  const listRef = useRef<List>(null)
  const addRef = useRef<HTMLSpanElement>(null)
  const next = useRef<number | null>(null)
  useEffect(() => {
    if (next.current === null) return
    const rows = listRef.current?.children
    const row = rows?.[Math.min(next.current, rows.length - 1)]
    next.current = null
    const target =
      row?.querySelector<HTMLElement>('input') ?? row?.querySelector<HTMLElement>(stop) ?? addRef.current?.querySelector('button')
    // After a menu has given the focus back to where it was opened.
    requestAnimationFrame(() => target?.focus())
  })
  return { listRef, addRef, focusRow: (at) => void (next.current = at) }
}
