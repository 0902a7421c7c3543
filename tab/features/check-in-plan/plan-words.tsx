/** The plan in plain sentences, as a team reads it. */
import { Body1, makeStyles } from '@fluentui/react-components'
import type { TabTexts } from '#domain/texts/tab-texts.ts'
import { useChannels } from '#tab/api/channels.ts'
import type { Plan } from '#tab/api/check-in-plan.ts'
import { useTeamId, useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { cityOf, clockText, daysText, dayText, weekdayName } from '#tab/ui/calendar-words.ts'
import { channelName } from './channel-name.ts'
import { questionText } from '#tab/ui/question-text.ts'

const useStyles = makeStyles({
  words: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px', overflowWrap: 'anywhere' },
  list: { margin: '4px 0 0', paddingInlineStart: '20px', display: 'grid', gap: '4px' },
})

export function PlanWords({ plan }: { readonly plan: Plan }) {
  const styles = useStyles()
  const texts = useTexts()
  const locale = useDisplayLocale()
  const { words, questions, roundUp } = texts.settings.checkIns
  const known = useChannels(useTeamId(), roundUp.general)
  const holidays = plan.holidays.filter(({ from, to }) => from !== '' && to !== '' && from <= to)
  if (!plan.isOn) return <Body1>{words.off}</Body1>
  return (
    <div className={styles.words}>
      <Body1>{whenText(texts, plan, locale)}</Body1>
      {plan.pausedUntil === null ? null : <Body1>{words.paused(dayText(plan.pausedUntil, locale))}</Body1>}
      <div>
        <Body1>{words.questions}</Body1>
        <ol className={styles.list}>
          {plan.questions.map((question, at) => {
            const asked = questionText(texts, question)
            return (
              <li key={`${String(at)} ${asked}`} dir="auto">
                {question.every === 1 ? asked : words.seldom(asked, questions.every[question.every])}
              </li>
            )
          })}
        </ol>
      </div>
      {plan.roundUp === null ? null : (
        <Body1>
          {words.roundUp(
            channelName(texts, known, plan.roundUp.channelId),
            weekdayName(plan.roundUp.weekly.weekday, locale),
            clockText(plan.roundUp.weekly.time, locale),
          )}
        </Body1>
      )}
      {holidays.length === 0 ? null : (
        <div>
          <Body1>{words.holidays}</Body1>
          <ul className={styles.list}>
            {holidays.map(({ from, to, label }) => (
              <li key={`${from} ${to} ${label}`} dir="auto">
                {label === '' ? daysText(from, to, locale) : words.named(daysText(from, to, locale), label)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function whenText({ settings }: TabTexts, { weekly, isOwnTime, zone }: Plan, locale: string): string {
  const { words } = settings.checkIns
  const weekday = weekdayName(weekly.weekday, locale)
  const time = clockText(weekly.time, locale)
  return isOwnTime ? words.ownTime(weekday, time) : words.teamTime(weekday, time, cityOf(zone))
}
