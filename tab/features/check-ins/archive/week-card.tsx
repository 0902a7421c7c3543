/** One week: its questions, what was answered, who sees it; changed while it may be, answered late at any time. */
import { useState } from 'react'
import { Badge, Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import type { CheckInReply } from '#domain/api/check-in-replies.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { daysText } from '#tab/ui/calendar-words.ts'
import { useAnswerDrafts } from '../use-answer-drafts.ts'
import { draftOf, withoutDraft } from '../answer-drafts.ts'
import { AnswerRow } from './answer-row.tsx'

const useStyles = makeStyles({
  week: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px', scrollMarginTop: '24px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  title: { margin: 0 },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
})

export type WeekCardProps = { readonly checkIn: CheckInReply; readonly isThisWeek: boolean }

export function WeekCard({ checkIn, isThisWeek }: WeekCardProps) {
  const styles = useStyles()
  const { archive: texts } = useTexts().personal.checkIns
  const locale = useDisplayLocale()
  const [drafts, changeDrafts] = useAnswerDrafts(checkIn)
  const [opened, setOpened] = useState<readonly string[]>([])
  const [isUnfolded, setUnfolded] = useState(isThisWeek || checkIn.questions.some(({ answer }) => answer !== null))
  // A week without a word is a line: nothing in it is missing.
  const isFolded = !isUnfolded && Object.keys(drafts).length === 0
  const name = isThisWeek ? texts.thisWeek : texts.week(daysText(checkIn.firstDay, checkIn.lastDay, locale))
  return (
    <section className={styles.week} aria-label={name} data-week={checkIn.week}>
      <div className={styles.head}>
        <Subtitle2 as="h2" tabIndex={-1} className={styles.title}>
          {name}
        </Subtitle2>
        {checkIn.isSkipped ? (
          <Badge appearance="tint" color="informative">
            {texts.skipped}
          </Badge>
        ) : null}
        {isFolded ? (
          <Button
            size="small"
            appearance="subtle"
            aria-label={texts.answerLateOf(name)}
            onClick={() => {
              setUnfolded(true)
              setOpened(checkIn.questions.slice(0, 1).map(({ questionId }) => questionId))
            }}
          >
            {texts.answerLate}
          </Button>
        ) : null}
      </div>
      <ul className={styles.list} hidden={isFolded}>
        {checkIn.questions.map((question) => {
          const { questionId } = question
          const isOpen = opened.includes(questionId)
          return (
            <AnswerRow
              key={questionId}
              checkIn={checkIn}
              question={question}
              draft={isOpen || questionId in drafts ? draftOf(question, drafts) : null}
              isOpened={isOpen}
              onOpen={() => setOpened([...opened, questionId])}
              onChange={(draft) => changeDrafts({ ...drafts, [questionId]: draft })}
              onClose={() => {
                setOpened(opened.filter((id) => id !== questionId))
                changeDrafts(withoutDraft(drafts, questionId))
              }}
            />
          )
        })}
      </ul>
    </section>
  )
}
