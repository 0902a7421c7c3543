/** The drafts of one week's answers, kept on this device until they are sent. */
import { useMemo } from 'react'
import type { CheckInReply } from '#domain/api/check-in-replies.ts'
import { useDraft } from '#tab/hooks/use-draft.ts'
import { keptDrafts, noDrafts, readDrafts, type AnswerDrafts } from './answer-drafts.ts'

export function useAnswerDrafts({ week, questions }: CheckInReply): readonly [AnswerDrafts, (next: AnswerDrafts) => void] {
  const [kept, keep, clear] = useDraft(`commonplace:check-in:${week}`, noDrafts)
  const drafts = useMemo(() => readDrafts(kept, questions), [kept, questions])
  const change = (next: AnswerDrafts): void => {
    const { answers } = keptDrafts(next)
    if (answers === '') clear()
    else keep({ answers })
  }
  return [drafts, change]
}
