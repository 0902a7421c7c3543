/** A key that does something, unless somebody types or something stands in front of the page. */
import { useEffect, useEffectEvent } from 'react'

const inFront = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [aria-expanded="true"]'

/**
 * @param key - as `KeyboardEvent.key` says it, without Ctrl, Alt or Meta
 * @param within - selector of the parts of the page where it works, also in a dialog; left out: all of the page behind dialogs
 */
export function useShortcut(key: string, onPress: () => void, within?: string): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return
    if (!(event.target instanceof Element) || (within === undefined) !== (event.target.closest(within ?? inFront) === null)) return
    event.preventDefault()
    onPress()
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => press(event)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** True when the key goes into a field. */
export const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]') !== null
