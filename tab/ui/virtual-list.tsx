/**
 * A list of any length, of which only what is in view stands in the page. Arrow keys, Home and End move between its rows;
 * the row with the focus stays, however far one scrolls, and what is read stays in place when rows come in above it.
 */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { makeStyles } from '@fluentui/react-components'
import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'

export type VirtualListProps<Item> = {
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** One focusable element with `data-row` in each. */
  readonly renderRow: (item: Item) => ReactNode
  readonly label: string
  /** How many there are, loaded or not. */
  readonly total: number
  /** In px; each row is measured once it is in view. */
  readonly estimatedRowHeight: number
  /** Another text: another list, which begins at its top. */
  readonly listId: string
  /** Kept in view when it is chosen. */
  readonly currentKey: string | null
  readonly onNearEnd: () => void
  /** The arrow keys came to this row. */
  readonly onMove: (item: Item) => void
}

const rowsBeforeEnd = 20

const useStyles = makeStyles({
  scroller: { minHeight: 0, overflowY: 'auto', height: '100%' },
  list: { listStyle: 'none', margin: 0, padding: 0, position: 'relative' },
  row: { position: 'absolute', top: 0, insetInlineStart: '8px', insetInlineEnd: '8px' },
})

export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, renderRow, label, total, estimatedRowHeight, listId, currentKey, onNearEnd, onMove } = props
  const styles = useStyles()
  const scroller = useRef<HTMLDivElement>(null)
  const [focusedKey, setFocusedKey] = useState<string | null>(null)
  const focused = focusedKey === null ? -1 : items.findIndex((item) => keyOf(item) === focusedKey)
  // oxlint-disable-next-line react/react-compiler -- the virtualizer is mutable by design
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    getItemKey: (index) => keyOf(items[index] as Item),
    overscan: 8,
    paddingStart: 8,
    paddingEnd: 8,
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range)
      return focused < 0 || inView.includes(focused) ? inView : [...inView, focused].sort((a, b) => a - b)
    },
  })
  const rows = virtualizer.getVirtualItems()
  const lastShown = rows.at(-1)?.index ?? 0
  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - rowsBeforeEnd) onNearEnd()
  }, [items.length, lastShown, onNearEnd])
  useStayInPlace(scroller, virtualizer, listId)
  useEffect(() => {
    const index = currentKey === null ? -1 : items.findIndex((item) => keyOf(item) === currentKey)
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
    // Only when another one is chosen: whoever scrolls away from it is left alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [currentKey])

  const move = (event: KeyboardEvent): void => {
    const to = { ArrowDown: focused + 1, ArrowUp: focused - 1, Home: 0, End: items.length - 1 }[event.key]
    const item = to === undefined ? undefined : items[to]
    if (to === undefined || focused < 0 || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (item === undefined) return
    setFocusedKey(keyOf(item))
    virtualizer.scrollToIndex(to, { align: 'auto' })
    requestAnimationFrame(() => rowAt(scroller.current, to)?.focus({ preventScroll: true }))
    onMove(item)
  }

  return (
    <div ref={scroller} className={styles.scroller} tabIndex={-1}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its rows take the focus, it only moves it */}
      <ul
        className={styles.list}
        aria-label={label}
        style={{ height: `${String(virtualizer.getTotalSize())}px` }}
        onKeyDown={move}
        onFocus={({ target }) => setFocusedKey(target.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? null)}
        onBlur={() => setFocusedKey(null)}
      >
        {rows.map(({ key, index, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            data-key={key}
            aria-setsize={total}
            aria-posinset={index + 1}
            className={styles.row}
            style={{ transform: `translateY(${String(start)}px)` }}
          >
            {renderRow(items[index] as Item)}
          </li>
        ))}
      </ul>
    </div>
  )
}

const rowAt = (scroller: HTMLElement | null, index: number): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`[data-index="${String(index)}"] [data-row]`) ?? null

/**
 * Rows that come or go above the first one in view move what is read: the scroll position goes with it.
 * Where that row stands is noted after every drawing, since rows that are measured move it as well, and then the virtualizer follows.
 */
function useStayInPlace(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, HTMLLIElement>,
  listId: string,
): void {
  const before = useRef({ listId, key: '', index: 0, start: 0 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const { measurementsCache } = virtualizer
    const seen = before.current
    const now = measurementsCache.find(({ key }) => key === seen.key)
    if (seen.listId !== listId) element.scrollTo({ top: 0 })
    else if (now !== undefined && now.index !== seen.index && element.scrollTop > 0) element.scrollBy({ top: now.start - seen.start })
    const first = measurementsCache.find(({ end }) => end > element.scrollTop)
    before.current = { listId, key: String(first?.key ?? ''), index: first?.index ?? 0, start: first?.start ?? 0 }
  })
}
