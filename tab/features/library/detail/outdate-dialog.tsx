/** Marks a resource as outdated, with one line on what people should use instead. */
import { useState } from 'react'
import { Button, Input } from '@fluentui/react-components'
import { limits } from '#domain/limits.ts'
import { cleanText, countGraphemes } from '#domain/text.ts'
import { useSetOutdated, type VersionedResource } from '#tab/api/resources.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { DialogFrame } from '#tab/ui/dialog-frame.tsx'
import { FormField } from '#tab/ui/field.tsx'

export function OutdateDialog({ resource, onClose }: { readonly resource: VersionedResource; readonly onClose: () => void }) {
  const { library, share, tooLong } = useTexts()
  const { actions } = library
  const outdate = useSetOutdated(resource.teamId, resource.resourceId, useHost().host.me)
  const [instead, setInstead] = useState('')
  const isTooLong = countGraphemes(instead) > limits.maxReasonGraphemes
  const submit = (): void => {
    if (isTooLong || outdate.isPending) return
    // It stays open until the service has answered, so that the line is not lost.
    outdate.mutate({ isOutdated: true, instead: cleanText(instead) }, { onSuccess: onClose })
  }
  return (
    <DialogFrame
      title={actions.outdate}
      width={480}
      isFluid
      onClose={onClose}
      onSubmit={submit}
      buttons={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={outdate.isPending}>
            {actions.outdate}
          </Button>
          <Button onClick={onClose}>{share.cancel}</Button>
        </>
      }
    >
      <FormField
        label={actions.outdateAsk}
        hint={actions.outdateHint}
        error={isTooLong ? tooLong.text(limits.maxReasonGraphemes) : null}
        value={instead}
        maxGraphemes={limits.maxReasonGraphemes}
      >
        <Input value={instead} onChange={(_event, { value }) => setInstead(value)} />
      </FormField>
    </DialogFrame>
  )
}
