/** Every Friday at 15:00 in each person's own time. */
import { Caption1, makeStyles, Select, tokens } from '@fluentui/react-components'
import type { Plan } from '#tab/api/check-in-plan.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useSentenceStyles } from '#tab/ui/sentence.ts'
import { WeeklyInput } from '#tab/ui/weekly-input.tsx'
import { ZoneInput } from '#tab/ui/zone-input.tsx'
import { PartOfPlan } from './part-of-plan.tsx'
import { planFault } from './plan-faults.ts'

const useStyles = makeStyles({ hint: { color: tokens.colorNeutralForeground3 } })

export type WhenFieldsProps = { readonly plan: Plan; readonly error: unknown; readonly onChange: (part: Partial<Plan>) => void }

export function WhenFields({ plan, error, onChange }: WhenFieldsProps) {
  const styles = useStyles()
  const { sentence, part } = useSentenceStyles()
  const texts = useTexts()
  const { checkIns } = texts.settings
  return (
    <PartOfPlan name={checkIns.when}>
      <div className={sentence}>
        <WeeklyInput weekly={plan.weekly} before={texts.calendar.every} onChange={(weekly) => onChange({ weekly })} />
        <span className={part}>
          <span aria-hidden>{checkIns.in}</span>
          <Select
            aria-label={checkIns.whose}
            value={plan.isOwnTime ? 'own' : 'team'}
            onChange={(_event, { value }) => onChange({ isOwnTime: value === 'own' })}
          >
            <option value="own">{checkIns.ownTime}</option>
            <option value="team">{checkIns.teamTime}</option>
          </Select>
        </span>
      </div>
      <Caption1 className={styles.hint}>{checkIns.clocks}</Caption1>
      <ZoneInput
        label={checkIns.zone}
        hint={checkIns.zoneText}
        zone={plan.zone}
        error={planFault(texts, error, 'zone')}
        onChange={(zone) => zone !== null && onChange({ zone })}
      />
    </PartOfPlan>
  )
}
