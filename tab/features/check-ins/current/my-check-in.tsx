/** The check-in of this week: to be answered, kept, or skipped. */
import { useEffect, useRef, useState } from 'react'
import { Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import type { CheckInReply, CurrentCheckInReply } from '#domain/api/check-in-replies.ts'
import { useSkip, useCurrentCheckIn, type Outcome } from '#tab/api/check-ins.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { momentText } from '#tab/ui/calendar-words.ts'
import { FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { useAnswerDrafts } from '../use-answer-drafts.ts'
import { CheckInForm } from './check-in-form.tsx'
import { KeptCheckIn } from './kept-check-in.tsx'
import { WhatIDid } from './what-i-did.tsx'

const useStyles = makeStyles({
  section: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '8px' },
  title: { margin: 0 },
  muted: { color: tokens.colorNeutralForeground2 },
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    padding: '16px 20px 20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    '@container (max-width: 480px)': { padding: '12px' },
  },
  skipped: { display: 'grid', gap: '12px', justifyItems: 'start' },
})

/** @param zone - whose clock it is that says when one is asked; undefined while that isn't known */
export function MyCheckIn({ zone }: { readonly zone: string | undefined }) {
  const styles = useStyles()
  const { current: texts, archive } = useTexts().personal.checkIns
  const current = useCurrentCheckIn()
  const failed = current.isError ? (
    <FailedFace title={texts.failed} error={current.error}>
      <Button size="small" onClick={() => void current.refetch()}>
        {archive.tryAgain}
      </Button>
    </FailedFace>
  ) : null
  if (current.data === undefined) return failed ?? <LoadingFace label={texts.loading} />
  const { checkIn } = current.data
  if (checkIn === null) return <Body1 className={styles.muted}>{texts.noTeam}</Body1>
  return (
    <>
      {failed}
      <ThisWeek key={checkIn.week} checkIn={checkIn} current={current.data} zone={zone} />
    </>
  )
}

type ThisWeekProps = { readonly checkIn: CheckInReply; readonly current: CurrentCheckInReply; readonly zone: string | undefined }

function ThisWeek({ checkIn, current, zone }: ThisWeekProps) {
  const styles = useStyles()
  const texts = useTexts()
  const { current: words } = texts.personal.checkIns
  const locale = useDisplayLocale()
  const [drafts, changeDrafts] = useAnswerDrafts(checkIn)
  const [isEditing, setIsEditing] = useState(false)
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const skip = useSkip()
  const cardRef = useRef<HTMLDivElement>(null)
  /** What was pressed is gone: where one goes on is in the card. */
  const nextFocus = useRef<string | null>(null)
  useEffect(() => {
    if (nextFocus.current === null) return
    const target = cardRef.current?.querySelector<HTMLElement>(nextFocus.current)
    if (target == null) return
    nextFocus.current = null
    target.focus()
  })
  const isAnswered = checkIn.questions.some(({ answer }) => answer !== null)
  const face = checkIn.isSkipped && !isEditing ? 'skipped' : isAnswered && !isEditing && Object.keys(drafts).length === 0 ? 'kept' : 'form'
  const { dueAt } = current
  return (
    <section className={styles.section} aria-label={words.title}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>
          {words.title}
        </Subtitle2>
        {face !== 'form' ? null : dueAt !== null && zone !== undefined ? (
          <Caption1 className={styles.muted}>{words.dueAt(momentText(texts, dueAt, zone, locale))}</Caption1>
        ) : checkIn.askedAt === null ? null : (
          <Caption1 className={styles.muted}>{words.inChat}</Caption1>
        )}
      </div>
      <div ref={cardRef} className={styles.card}>
        {face === 'skipped' ? (
          <div className={styles.skipped}>
            <Body1 data-next tabIndex={-1}>
              {words.skipped}
            </Body1>
            <Button
              onClick={() => {
                nextFocus.current = 'textarea'
                setIsEditing(true)
                skip.mutate({ checkIn, isSkipped: false })
              }}
            >
              {words.unskip}
            </Button>
          </div>
        ) : face === 'kept' ? (
          <KeptCheckIn
            checkIn={checkIn}
            outcomes={outcomes}
            onEdit={() => {
              nextFocus.current = 'textarea'
              setIsEditing(true)
            }}
          />
        ) : (
          <>
            <WhatIDid did={current.did} />
            <CheckInForm
              checkIn={checkIn}
              drafts={drafts}
              outcomes={outcomes}
              isEditing={isAnswered || isEditing}
              zone={zone}
              onChange={changeDrafts}
              onSent={(next) => {
                setOutcomes(next)
                setIsEditing(false)
                nextFocus.current = '[data-next]'
              }}
              onSkip={() => {
                setIsEditing(false)
                nextFocus.current = '[data-next]'
                skip.mutate({ checkIn, isSkipped: true })
              }}
              onCancel={() => {
                setIsEditing(false)
                nextFocus.current = '[data-next]'
              }}
            />
          </>
        )}
      </div>
    </section>
  )
}
