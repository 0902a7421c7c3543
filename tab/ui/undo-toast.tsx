/** Says what happened and takes it back: by its button, or by Ctrl+Z wherever the focus is. Waits while it has the focus. */
import { useEffect, useEffectEvent } from 'react'
import { Link, Toast, ToastTitle } from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'
import { isTyping } from '#tab/hooks/use-shortcut.ts'

export type UndoToastProps = {
  readonly what: string
  readonly onUndo: () => void
  readonly onPause: () => void
  readonly onPlay: () => void
}

export function UndoToast({ what, onUndo, onPause, onPlay }: UndoToastProps) {
  const texts = useTexts()
  const undo = useEffectEvent(onUndo)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || isTyping(event)) return
      event.preventDefault()
      undo()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Toast onFocus={onPause} onBlur={onPlay}>
      <ToastTitle
        action={
          <Link as="button" onClick={onUndo}>
            {texts.library.actions.undo}
          </Link>
        }
      >
        {what}
      </ToastTitle>
    </Toast>
  )
}
