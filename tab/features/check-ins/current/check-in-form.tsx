/** The questions of this week with a field each. What is typed is a draft until the service has kept it. */
import { useState, type FormEvent } from 'react'
import { Button, makeStyles, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import type { CheckInReply } from '#domain/api/check-in-replies.ts'
import { useAnswer, useLater, type Later, type Outcome } from '#tab/api/check-ins.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useAnnouncer } from '#tab/hooks/use-announcer.tsx'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { momentText } from '#tab/ui/calendar-words.ts'
import { FailedFace } from '#tab/ui/face.tsx'
import { DraftKept } from '#tab/ui/resource-form/draft-kept.tsx'
import { answersToSend, draftOf, draftsAfter, isOvertaken, isTooLong, withoutDraft, type AnswerDrafts } from '../answer-drafts.ts'
import { AnswerField } from '../answer-field.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
})

export type CheckInFormProps = {
  readonly checkIn: CheckInReply
  readonly drafts: AnswerDrafts
  /** Of the last time it was sent. */
  readonly outcomes: readonly Outcome[]
  /** Something of it is answered already. */
  readonly isEditing: boolean
  readonly zone: string | undefined
  readonly onChange: (drafts: AnswerDrafts) => void
  readonly onSent: (outcomes: readonly Outcome[]) => void
  readonly onSkip: () => void
  readonly onCancel: () => void
}

export function CheckInForm(props: CheckInFormProps) {
  const { checkIn, drafts, outcomes, isEditing, zone, onChange, onSent, onSkip, onCancel } = props
  const styles = useStyles()
  const texts = useTexts()
  const { current: words } = texts.personal.checkIns
  const locale = useDisplayLocale()
  const announce = useAnnouncer()
  const notices = useNotices()
  const [isTried, setIsTried] = useState(false)
  const answer = useAnswer()
  const later = useLater((dueAt) => notices.done(words.laterDone(momentText(texts, dueAt, zone ?? 'UTC', locale))))
  const { answers, emptied } = answersToSend(checkIn, drafts)
  const hasNothing = answers.length === 0 && emptied.length === 0
  const isOpen = checkIn.questions.some((question) => {
    const draft = drafts[question.questionId]
    return draft !== undefined && (isOvertaken(question, draft) || isTooLong(draft))
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (answer.isPending || hasNothing || isOpen) return
    answer.mutate(
      { week: checkIn.week, answers, emptied },
      {
        onSuccess: (reply) => {
          const waiting = draftsAfter(drafts, reply.outcomes)
          onChange(waiting)
          if (Object.keys(waiting).length === 0) announce(words.sentAnnounced)
          onSent(reply.outcomes)
        },
      },
    )
  }
  const putOff = (choice: Later): void => later.mutate({ week: checkIn.week, later: choice })
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {checkIn.questions.map((question) => (
        <AnswerField
          key={question.questionId}
          question={question}
          draft={draftOf(question, drafts)}
          outcome={outcomes.find(({ questionId }) => questionId === question.questionId)}
          isBusy={answer.isPending}
          onChange={(draft) => onChange({ ...drafts, [question.questionId]: draft })}
          onDrop={() => onChange(withoutDraft(drafts, question.questionId))}
        />
      ))}
      {answer.isError ? <FailedFace title={words.sendFailed} error={answer.error} kept={texts.share.kept} /> : null}
      {isTried && hasNothing && !isEditing ? <span role="alert">{words.nothingYet}</span> : null}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={answer.isPending || (isEditing && hasNothing)}>
          {answer.isPending ? words.sending : words.send}
        </Button>
        {isEditing ? (
          <Button
            appearance="subtle"
            disabledFocusable={answer.isPending}
            onClick={() => {
              if (!hasNothing) notices.undoable(words.discarded, () => onChange(drafts))
              onChange({})
              onCancel()
            }}
          >
            {words.cancel}
          </Button>
        ) : (
          <>
            <Menu>
              <MenuTrigger disableButtonEnhancement>
                <MenuButton appearance="subtle" disabledFocusable={later.isPending}>
                  {words.later}
                </MenuButton>
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  <MenuItem onClick={() => putOff('hours')}>{words.inTwoHours}</MenuItem>
                  <MenuItem onClick={() => putOff('tomorrow')}>{words.tomorrow}</MenuItem>
                </MenuList>
              </MenuPopover>
            </Menu>
            <Button appearance="subtle" onClick={onSkip}>
              {words.skip}
            </Button>
          </>
        )}
        <DraftKept isShown={!hasNothing} />
      </div>
    </form>
  )
}
