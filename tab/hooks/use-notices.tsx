/** What people are told in passing, seen and heard: something is done, can be undone for ten seconds, or was refused. */
import { useMemo } from 'react'
import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components'
import { errorSentence } from '#tab/api/api-error.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { toasterId } from '#tab/ui/toaster-id.ts'
import { UndoToast } from '#tab/ui/undo-toast.tsx'

export type Notices = {
  readonly done: (what: string) => void
  /** @param onUndo - called at most once */
  readonly undoable: (what: string, onUndo: () => void) => void
  readonly refused: (title: string, error: unknown) => void
}

const undoMs = 10_000
const readingMs = 4_000
const refusalId = 'refusal'

export function useNotices(): Notices {
  const { dispatchToast, updateToast, dismissToast, pauseToast, playToast } = useToastController(toasterId)
  const texts = useTexts()
  return useMemo(() => {
    const shared = { pauseOnHover: true, pauseOnWindowBlur: true } as const
    return {
      done(what) {
        dispatchToast(
          <Toast>
            <ToastTitle>{what}</ToastTitle>
          </Toast>,
          { ...shared, intent: 'success', timeout: readingMs },
        )
      },
      undoable(what, onUndo) {
        const toastId = crypto.randomUUID()
        dispatchToast(
          <UndoToast
            what={what}
            onUndo={() => {
              dismissToast(toastId)
              onUndo()
            }}
            onPause={() => pauseToast(toastId)}
            onPlay={() => playToast(toastId)}
          />,
          { ...shared, toastId, intent: 'success', timeout: undoMs },
        )
      },
      refused(title, error) {
        const { what, next, reference } = errorSentence(texts, error)
        const content = (
          <Toast>
            <ToastTitle>{title}</ToastTitle>
            <ToastBody>{[what, next, reference].filter(Boolean).join(' ')}</ToastBody>
          </Toast>
        )
        const options = { ...shared, toastId: refusalId, intent: 'error', timeout: undoMs, politeness: 'assertive' } as const
        // The last one alone: three of them would cover the page, and an outage is told once.
        dispatchToast(content, options)
        updateToast({ ...options, content })
      },
    }
  }, [dismissToast, dispatchToast, pauseToast, playToast, texts, updateToast])
}
