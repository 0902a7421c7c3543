/** Asks before something that is hard to take back; staying is the way that Escape and Enter lead. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'

export type QuestionProps = {
  readonly title: string
  readonly text: string
  readonly stay: string
  readonly go: string
  readonly onStay: () => void
  readonly onGo: () => void
}

const useStyles = makeStyles({
  surface: { maxWidth: '480px', width: 'calc(100vw - 24px)' },
  // Fluent gives a dialog over a dialog none.
  backdrop: { backgroundColor: tokens.colorBackgroundOverlay },
})

export function Question({ title, text, stay, go, onStay, onGo }: QuestionProps) {
  const styles = useStyles()
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onStay()}>
      <DialogSurface className={styles.surface} backdrop={{ className: styles.backdrop }}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{text}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onStay}>
              {stay}
            </Button>
            <Button onClick={onGo}>{go}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
