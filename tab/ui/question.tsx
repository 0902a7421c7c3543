/** Asks before something that is hard to take back; staying is the way that Escape and Enter lead. */
import { Button } from '@fluentui/react-components'
import { DialogFrame } from './dialog-frame.tsx'

export type QuestionProps = {
  readonly title: string
  readonly text: string
  readonly stay: string
  readonly go: string
  readonly onStay: () => void
  readonly onGo: () => void
}

export function Question({ title, text, stay, go, onStay, onGo }: QuestionProps) {
  return (
    <DialogFrame
      title={title}
      width={480}
      isAlert
      onClose={onStay}
      buttons={
        <>
          <Button appearance="primary" onClick={onStay}>
            {stay}
          </Button>
          <Button onClick={onGo}>{go}</Button>
        </>
      }
    >
      {text}
    </DialogFrame>
  )
}
