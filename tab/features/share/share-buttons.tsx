/** The way out of the share form: with a known link the view comes first, and sharing it as one's own stays one press away. */
import type { MouseEvent } from 'react'
import { Button } from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'
import { DraftKept } from '#tab/ui/resource-form/draft-kept.tsx'

export type ShareButtonsProps = {
  readonly hasDraft: boolean
  readonly isKnown: boolean
  readonly isBusy: boolean
  readonly onSeparate: () => void
  /** The form begins anew. */
  readonly onDiscard: () => void
  readonly onClose: () => void
}

export function ShareButtons({ hasDraft, isKnown, isBusy, onSeparate, onDiscard, onClose }: ShareButtonsProps) {
  const { share } = useTexts()
  const startOver = ({ currentTarget }: MouseEvent<HTMLButtonElement>): void => {
    // The button goes away with the draft; the form begins where it began.
    currentTarget.form?.querySelector('textarea')?.focus()
    onDiscard()
  }
  return (
    <>
      <DraftKept isShown={hasDraft} />
      {hasDraft ? (
        <Button appearance="subtle" disabledFocusable={isBusy} onClick={startOver}>
          {share.discard}
        </Button>
      ) : null}
      <Button appearance="subtle" onClick={onClose}>
        {share.cancel}
      </Button>
      {isKnown ? (
        <Button disabledFocusable={isBusy} onClick={onSeparate}>
          {share.known.separate}
        </Button>
      ) : null}
      <Button appearance="primary" type="submit" disabledFocusable={isBusy}>
        {isBusy ? share.submitting : isKnown ? share.known.addView : share.submit}
      </Button>
    </>
  )
}
