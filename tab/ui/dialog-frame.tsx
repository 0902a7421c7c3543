/** What every dialog has: a width, a title, what it says, its buttons, and ways to close it. */
import type { FormEvent, ReactNode } from 'react'
import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'

export type DialogFrameProps = {
  readonly title: string
  /** In pixels, where the window has them. */
  readonly width: number
  /** Asks something that has to be answered: a press beside it doesn't close it. */
  readonly isAlert?: boolean
  readonly buttons: ReactNode
  /** The buttons take the whole width. */
  readonly isFluid?: boolean
  readonly onClose: () => void
  /** Makes a form of it. */
  readonly onSubmit?: () => void
  readonly contentRef?: (content: HTMLElement | null) => (() => void) | undefined
  readonly contentClass?: string
  readonly children: ReactNode
}

const useStyles = makeStyles({
  surface: { width: 'calc(100vw - 24px)' },
  // Fluent gives a dialog over a dialog none.
  backdrop: { backgroundColor: tokens.colorBackgroundOverlay },
})

export function DialogFrame(props: DialogFrameProps) {
  const { title, width, isAlert = false, buttons, isFluid = false, onClose, onSubmit, contentRef, contentClass, children } = props
  const styles = useStyles()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit?.()
  }
  const body = (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent ref={contentRef} className={contentClass}>
        {children}
      </DialogContent>
      <DialogActions fluid={isFluid}>{buttons}</DialogActions>
    </DialogBody>
  )
  return (
    <Dialog open modalType={isAlert ? 'alert' : 'modal'} onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface} style={{ maxWidth: `${String(width)}px` }} backdrop={{ className: styles.backdrop }}>
        {onSubmit === undefined ? (
          body
        ) : (
          <form onSubmit={submit} noValidate>
            {body}
          </form>
        )}
      </DialogSurface>
    </Dialog>
  )
}
