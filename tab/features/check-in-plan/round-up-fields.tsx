/** Whether, where and when what was shared in the week is posted. */
import { Caption1, makeStyles, Select, Switch, tokens } from '@fluentui/react-components'
import { useChannels } from '#tab/api/channels.ts'
import type { Plan } from '#tab/api/check-in-plan.ts'
import { useTeamId, useTexts } from '#tab/host/host-context.ts'
import { cityOf } from '#tab/ui/calendar-words.ts'
import { useSentenceStyles } from '#tab/ui/sentence.ts'
import { WeeklyInput } from '#tab/ui/weekly-input.tsx'
import { channelName } from './channel-name.ts'
import { PartOfPlan } from './part-of-plan.tsx'
import { planFault } from './plan-faults.ts'

const useStyles = makeStyles({
  switch: { marginInlineStart: '-8px' },
  hint: { color: tokens.colorNeutralForeground3 },
  fault: { color: tokens.colorStatusDangerForeground1 },
})

/** Where it begins when it is switched on: an hour after the check-in's usual time. */
const proposed = { channelId: null, weekly: { weekday: 5, time: '16:00' } } as const satisfies Plan['roundUp']

const general = ''

export type RoundUpFieldsProps = {
  readonly plan: Plan
  readonly error: unknown
  readonly onChange: (roundUp: Plan['roundUp']) => void
}

export function RoundUpFields({ plan, error, onChange }: RoundUpFieldsProps) {
  const styles = useStyles()
  const { sentence, part } = useSentenceStyles()
  const texts = useTexts()
  const { roundUp: words } = texts.settings.checkIns
  const known = useChannels(useTeamId(), words.general)
  const { roundUp, zone } = plan
  const fault = planFault(texts, error, 'roundUp.channelId') ?? planFault(texts, error, 'roundUp.weekly.time')
  return (
    <PartOfPlan name={words.title}>
      <Switch
        className={styles.switch}
        checked={roundUp !== null}
        label={words.isOn}
        onChange={(_event, { checked }) => onChange(checked ? proposed : null)}
      />
      {roundUp === null ? null : (
        <>
          <div className={sentence}>
            <span className={part}>
              <span aria-hidden>{words.postTo}</span>
              <Select
                aria-label={words.channel}
                value={roundUp.channelId ?? general}
                onChange={(_event, { value }) => onChange({ ...roundUp, channelId: value === general ? null : value })}
              >
                {known.channels.some(({ channelId }) => channelId === roundUp.channelId) ? null : (
                  <option value={roundUp.channelId ?? general}>{channelName(texts, known, roundUp.channelId)}</option>
                )}
                {known.channels.map(({ channelId, name }) => (
                  <option key={channelId ?? general} value={channelId ?? general}>
                    {name}
                  </option>
                ))}
              </Select>
            </span>
            <WeeklyInput weekly={roundUp.weekly} before={texts.calendar.on} onChange={(weekly) => onChange({ ...roundUp, weekly })} />
          </div>
          <Caption1 className={styles.hint}>{plan.isOn ? words.text(cityOf(zone)) : words.whileOff}</Caption1>
        </>
      )}
      {fault === null ? null : (
        <Caption1 role="alert" className={styles.fault}>
          {fault}
        </Caption1>
      )}
    </PartOfPlan>
  )
}
