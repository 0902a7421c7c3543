/** Asks before something is gone for good; keeping it is the way that Escape and Enter lead. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'

export type RemoveQuestionProps = { readonly title: string; readonly onKeep: () => void; readonly onRemove: () => void }

const useStyles = makeStyles({ surface: { maxWidth: '480px', width: 'calc(100vw - 24px)' } })

export function RemoveQuestion({ title, onKeep, onRemove }: RemoveQuestionProps) {
  const styles = useStyles()
  const { deleted } = useTexts().library
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onKeep()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{deleted.removeAsk(title)}</DialogTitle>
          <DialogContent>{deleted.removeText}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onKeep}>
              {deleted.keep}
            </Button>
            <Button onClick={onRemove}>{deleted.remove}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
