/** Stays while Teams can't say who is in the team: one reads on, and changes wait. */
import { useEffect } from 'react'
import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'
import { toasterId } from './toaster-id.ts'

const toastId = 'roster-unconfirmed'

export function RosterNotice(): null {
  const { dispatchToast, dismissToast } = useToastController(toasterId)
  const { notice } = useTexts()
  useEffect(() => {
    dispatchToast(
      <Toast>
        <ToastTitle>{notice.rosterTitle}</ToastTitle>
        <ToastBody>{notice.rosterText}</ToastBody>
      </Toast>,
      { toastId, intent: 'warning', timeout: -1 },
    )
    return () => dismissToast(toastId)
  }, [dispatchToast, dismissToast, notice])
  return null
}
