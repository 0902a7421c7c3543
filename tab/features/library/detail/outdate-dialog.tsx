/** Marks a resource as outdated, with one line on what people should use instead. */
import { useState, type FormEvent } from 'react'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
} from '@fluentui/react-components'
import { limits } from '#domain/limits.ts'
import { cleanText, countGraphemes } from '#domain/text.ts'
import { useSetOutdated, type VersionedResource } from '#tab/api/resources.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { FormField } from '#tab/ui/field.tsx'

const useStyles = makeStyles({ surface: { maxWidth: '480px', width: 'calc(100vw - 24px)' } })

export function OutdateDialog({ resource, onClose }: { readonly resource: VersionedResource; readonly onClose: () => void }) {
  const styles = useStyles()
  const { library, share, tooLong } = useTexts()
  const { actions } = library
  const outdate = useSetOutdated(resource.teamId, resource.resourceId, useHost().host.me)
  const [instead, setInstead] = useState('')
  const isTooLong = countGraphemes(instead) > limits.maxReasonGraphemes
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isTooLong || outdate.isPending) return
    // It stays open until the service has answered, so that the line is not lost.
    outdate.mutate({ isOutdated: true, instead: cleanText(instead) }, { onSuccess: onClose })
  }
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{actions.outdate}</DialogTitle>
            <DialogContent>
              <FormField
                label={actions.outdateAsk}
                hint={actions.outdateHint}
                error={isTooLong ? tooLong.text(limits.maxReasonGraphemes) : null}
                value={instead}
                maxGraphemes={limits.maxReasonGraphemes}
              >
                <Input value={instead} onChange={(_event, { value }) => setInstead(value)} />
              </FormField>
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" type="submit" disabledFocusable={outdate.isPending}>
                {actions.outdate}
              </Button>
              <Button onClick={onClose}>{share.cancel}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
