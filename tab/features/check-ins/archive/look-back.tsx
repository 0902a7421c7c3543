/** What was said a year ago, and what one wanted to find out; nothing when there is nothing. */
import { Body1, Body1Strong, Caption1, Link, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { useLocation } from 'wouter'
import { useLookBack } from '#tab/api/check-ins.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { daysText } from '#tab/ui/calendar-words.ts'
import { dayOf } from '#tab/ui/relative-date.tsx'
import { KeptAnswer } from '../kept-answer.tsx'

const useStyles = makeStyles({
  back: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))', gap: '16px' },
  name: { gridColumn: '1 / -1', margin: '0 0 -8px' },
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    gap: '12px',
    padding: '16px 20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    '@container (max-width: 480px)': { padding: '12px' },
  },
  title: { margin: 0 },
  muted: { color: tokens.colorNeutralForeground3 },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  link: { fontSize: 'inherit', lineHeight: 'inherit' },
})

export function LookBack() {
  const styles = useStyles()
  const { archive: texts } = useTexts().personal.checkIns
  const locale = useDisplayLocale()
  const [, navigate] = useLocation()
  const back = useLookBack()
  if (back.data === undefined) return null
  const { yearAgo, wanted } = back.data
  const answered = yearAgo?.questions.filter(({ answer }) => answer !== null) ?? []
  if (answered.length === 0 && wanted.length === 0) return null
  return (
    <section className={styles.back} aria-label={texts.lookBack}>
      <Subtitle2 as="h2" className={styles.name}>
        {texts.lookBack}
      </Subtitle2>
      {yearAgo === null || answered.length === 0 ? null : (
        <div className={styles.card}>
          <div>
            <Body1Strong as="h3" block className={styles.title}>
              {texts.yearAgo}
            </Body1Strong>
            <Caption1 className={styles.muted}>{daysText(yearAgo.firstDay, yearAgo.lastDay, locale)}</Caption1>
          </div>
          <ul className={styles.list}>
            {answered.map((question) => (
              <li key={question.questionId}>
                <KeptAnswer question={question} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {wanted.length === 0 ? null : (
        <div className={styles.card}>
          <Body1Strong as="h3" block className={styles.title}>
            {texts.wanted}
          </Body1Strong>
          <ul className={styles.list}>
            {wanted.map(({ week, firstDay, text }) => (
              <li key={`${week} ${text}`}>
                <Body1 dir="auto" block className={styles.text}>
                  {text}
                </Body1>
                <Caption1 className={styles.muted}>
                  <Link as="button" inline className={styles.link} onClick={() => navigate(`/check-ins/${week}`)}>
                    {texts.wantedOn(dayOf(`${firstDay}T12:00:00`, locale))}
                  </Link>
                </Caption1>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
