/** One question of a week: read, or its answer being typed. */
import { useEffect, useRef, useState } from 'react'
import { Button, makeStyles, tokens, Tooltip } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import type { CheckInReply } from '#domain/api/check-in-replies.ts'
import { useAnswer, useTakeBack, type Outcome, type Question } from '#tab/api/check-ins.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useAnnouncer } from '#tab/hooks/use-announcer.tsx'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { FailedFace } from '#tab/ui/face.tsx'
import { questionText } from '#tab/ui/question-text.ts'
import { answersToSend, draftsAfter, isOvertaken, isTooLong, type AnswerDraft } from '../answer-drafts.ts'
import { AnswerField } from '../answer-field.tsx'
import { KeptAnswer } from '../kept-answer.tsx'

const useStyles = makeStyles({
  row: {
    padding: '12px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
    '@container (max-width: 480px)': { padding: '12px' },
  },
  editor: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

export type AnswerRowProps = {
  readonly checkIn: CheckInReply
  readonly question: Question
  /** Null: it is read. */
  readonly draft: AnswerDraft | null
  /** By a press just now, and not by a draft of before. */
  readonly isOpened: boolean
  readonly onOpen: () => void
  readonly onChange: (draft: AnswerDraft) => void
  /** Lets the draft go. */
  readonly onClose: () => void
}

export function AnswerRow(props: AnswerRowProps) {
  const { checkIn, question, draft, isOpened, onOpen, onChange, onClose } = props
  const styles = useStyles()
  const texts = useTexts()
  const { archive: words } = texts.personal.checkIns
  const announce = useAnnouncer()
  const notices = useNotices()
  const answer = useAnswer()
  const takeBack = useTakeBack()
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)
  const rowRef = useRef<HTMLLIElement>(null)
  const isOpen = draft !== null
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    const before = wasOpen.current
    wasOpen.current = isOpen
    // What was pressed is gone: the field when it opens, the row's first button when it closes.
    if (isOpen && !before && isOpened) rowRef.current?.querySelector('textarea')?.focus()
    if (!isOpen && before) rowRef.current?.querySelector('button')?.focus()
  }, [isOpen, isOpened])
  const isTakingBack = useRef(false)
  useEffect(() => {
    if (!isTakingBack.current || question.answer !== null) return
    isTakingBack.current = false
    rowRef.current?.querySelector('button')?.focus()
  }, [question.answer])
  const asked = questionText(texts, question.asked)

  if (draft === null)
    return (
      <li ref={rowRef} className={styles.row}>
        <KeptAnswer
          question={question}
          outcome={outcome}
          actions={
            question.answer === null ? (
              <Button size="small" aria-label={words.answerLateOf(asked)} onClick={onOpen}>
                {words.answerLate}
              </Button>
            ) : (
              <span>
                {question.answer.mayChange ? (
                  <Tooltip content={words.editOf(asked)} relationship="label">
                    <Button size="small" appearance="subtle" icon={<EditRegular />} onClick={onOpen} />
                  </Tooltip>
                ) : null}
                <Tooltip content={words.takeBackOf(asked)} relationship="label">
                  <Button
                    size="small"
                    appearance="subtle"
                    icon={<DeleteRegular />}
                    onClick={() => {
                      isTakingBack.current = true
                      takeBack.mutate({ checkIn, question })
                    }}
                  />
                </Tooltip>
              </span>
            )
          }
        />
      </li>
    )

  const drafts = { [question.questionId]: draft }
  const { answers, emptied } = answersToSend({ questions: [question] }, drafts)
  const isReady = answers.length + emptied.length > 0 && !isTooLong(draft) && !isOvertaken(question, draft)
  const keep = (): void => {
    if (answer.isPending || !isReady) return
    answer.mutate(
      { week: checkIn.week, answers, emptied },
      {
        onSuccess: ({ outcomes }) => {
          setOutcome(outcomes[0])
          if (question.questionId in draftsAfter(drafts, outcomes)) return
          announce(words.kept)
          onClose()
        },
      },
    )
  }
  const cancel = (): void => {
    if (answers.length + emptied.length > 0) notices.undoable(texts.personal.checkIns.current.discarded, () => onChange(draft))
    onClose()
  }
  return (
    <li ref={rowRef} className={styles.row}>
      <form
        className={styles.editor}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          keep()
        }}
      >
        <AnswerField question={question} draft={draft} outcome={outcome} isBusy={answer.isPending} onChange={onChange} onDrop={onClose} />
        {answer.isError ? <FailedFace title={words.keepFailed} error={answer.error} kept={texts.share.kept} /> : null}
        <div className={styles.buttons}>
          <Button type="submit" size="small" appearance="primary" disabledFocusable={answer.isPending || !isReady}>
            {answer.isPending ? words.keeping : words.keep}
          </Button>
          <Button size="small" appearance="subtle" disabledFocusable={answer.isPending} onClick={cancel}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </li>
  )
}
