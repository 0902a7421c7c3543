/** What was answered this week: a quiet confirmation, to be changed until the next one. */
import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import type { CheckInReply } from '#domain/api/check-in-replies.ts'
import type { Outcome } from '#tab/api/check-ins.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { KeptAnswer } from '../kept-answer.tsx'

const useStyles = makeStyles({
  kept: { display: 'flex', alignItems: 'center', gap: '8px', outlineStyle: 'none' },
  icon: { display: 'grid', fontSize: '20px', color: tokens.colorStatusSuccessForeground1 },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px' },
  muted: { color: tokens.colorNeutralForeground3 },
})

export type KeptCheckInProps = {
  readonly checkIn: CheckInReply
  readonly outcomes: readonly Outcome[]
  readonly onEdit: () => void
}

export function KeptCheckIn({ checkIn, outcomes, onEdit }: KeptCheckInProps) {
  const styles = useStyles()
  const { current: texts } = useTexts().personal.checkIns
  return (
    <>
      <div data-next tabIndex={-1} className={styles.kept}>
        <span aria-hidden className={styles.icon}>
          <CheckmarkCircleRegular />
        </span>
        <Body1Strong>{texts.sent}</Body1Strong>
      </div>
      <ul className={styles.list}>
        {checkIn.questions.map((question) => (
          <li key={question.questionId}>
            <KeptAnswer question={question} outcome={outcomes.find(({ questionId }) => questionId === question.questionId)} />
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button onClick={onEdit}>{texts.edit}</Button>
        <Caption1 className={styles.muted}>{texts.editHint}</Caption1>
      </div>
    </>
  )
}
