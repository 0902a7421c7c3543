/** Asks before something is gone for good. */
import { useTexts } from '#tab/host/host-context.ts'
import { Question } from '#tab/ui/question.tsx'

export type RemoveQuestionProps = { readonly title: string; readonly onKeep: () => void; readonly onRemove: () => void }

export function RemoveQuestion({ title, onKeep, onRemove }: RemoveQuestionProps) {
  const { deleted } = useTexts().library
  return (
    <Question
      title={deleted.removeAsk(title)}
      text={deleted.removeText}
      stay={deleted.keep}
      go={deleted.remove}
      onStay={onKeep}
      onGo={onRemove}
    />
  )
}
