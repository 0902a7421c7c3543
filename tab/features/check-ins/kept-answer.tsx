/** An answer to read: the question, what was said, and who sees it. */
import type { ReactNode } from 'react'
import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import type { Outcome, Question } from '#tab/api/check-ins.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { questionText } from '#tab/ui/question-text.ts'
import { WhoSees } from './who-sees.tsx'

const useStyles = makeStyles({
  answer: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: '8px', alignItems: 'start' },
  words: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '2px', minWidth: 0 },
  question: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  muted: { color: tokens.colorNeutralForeground3 },
  fault: { color: tokens.colorStatusWarningForeground1 },
})

export type KeptAnswerProps = {
  readonly question: Question
  /** What has become of it when it was last sent. */
  readonly outcome?: Outcome | undefined
  readonly actions?: ReactNode
}

export function KeptAnswer({ question, outcome, actions }: KeptAnswerProps) {
  const styles = useStyles()
  const texts = useTexts()
  const { archive } = texts.personal.checkIns
  const { answer } = question
  return (
    <div className={styles.answer}>
      <div className={styles.words}>
        <Caption1 dir="auto" className={styles.question}>
          {questionText(texts, question.asked)}
        </Caption1>
        {answer === null ? (
          <Body1 className={styles.muted}>{archive.notAnswered}</Body1>
        ) : (
          <>
            <Body1 dir="auto" className={styles.text}>
              {answer.text}
            </Body1>
            <WhoSees shared={answer.shared} />
          </>
        )}
        {outcome?.outcome === 'kept-unshared' ? (
          <Caption1 role="alert" className={styles.fault}>
            {outcome.sentence}
          </Caption1>
        ) : null}
      </div>
      {actions}
    </div>
  )
}
