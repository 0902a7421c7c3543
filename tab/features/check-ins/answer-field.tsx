/** One question with its answer being typed: who will see it, and what has become of it when it could not be kept. */
import {
  Body1,
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Textarea,
} from '@fluentui/react-components'
import { limits } from '#domain/limits.ts'
import type { Outcome, Question } from '#tab/api/check-ins.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { FormField } from '#tab/ui/field.tsx'
import { questionText } from '#tab/ui/question-text.ts'
import { isOvertaken, isTooLong, type AnswerDraft } from './answer-drafts.ts'
import { VisibilityMenu } from './visibility-menu.tsx'
import { WhoSees } from './who-sees.tsx'

const useStyles = makeStyles({
  answer: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '4px' },
  // Grows with what is typed, where the browser can.
  field: { '& > textarea': { fieldSizing: 'content' } },
  standing: { display: 'block', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', marginTop: '4px' },
})

export type AnswerFieldProps = {
  readonly question: Question
  readonly draft: AnswerDraft
  /** What has become of it when it was last sent. */
  readonly outcome: Outcome | undefined
  readonly isBusy: boolean
  readonly onChange: (draft: AnswerDraft) => void
  /** Lets the draft go: what stands is taken. */
  readonly onDrop: () => void
}

export function AnswerField({ question, draft, outcome, isBusy, onChange, onDrop }: AnswerFieldProps) {
  const styles = useStyles()
  const texts = useTexts()
  const { answer: words } = texts.personal.checkIns
  const { answer } = question
  const refused = outcome?.outcome === 'refused' ? (outcome.sentence ?? words.refused) : null
  return (
    <div className={styles.answer}>
      <FormField
        label={questionText(texts, question.asked)}
        error={isTooLong(draft) ? words.tooLong : refused}
        value={draft.text}
        maxGraphemes={limits.maxNoteGraphemes}
      >
        <Textarea
          className={styles.field}
          value={draft.text}
          readOnly={isBusy}
          placeholder={words.hint}
          resize="vertical"
          textarea={{ dir: 'auto', rows: 2 }}
          onChange={(_event, { value }) => onChange({ ...draft, text: value })}
        />
      </FormField>
      {answer?.shared == null ? (
        <VisibilityMenu question={question} share={draft.share} onChange={(share) => onChange({ ...draft, share })} />
      ) : (
        <WhoSees shared={answer.shared} isBeingEdited />
      )}
      {answer !== null && isOvertaken(question, draft) ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.overtakenTitle}</MessageBarTitle>
            {words.overtaken}
            <Body1 dir="auto" className={styles.standing}>
              {answer.text}
            </Body1>
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => onChange({ ...draft, seen: answer.revision })}>
              {words.keepMine}
            </Button>
            <Button size="small" onClick={onDrop}>
              {words.takeStanding}
            </Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
    </div>
  )
}
