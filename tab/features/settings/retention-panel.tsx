/** How long resources stay without use: chosen by stewards, read by everyone. */
import { Body1, makeStyles, Select, tokens } from '@fluentui/react-components'
import { retentionChoices } from '#domain/teams/retention.ts'
import { useSetRetention, type TeamSettings } from '#tab/api/team.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { FormField } from '#tab/ui/field.tsx'
import { Panel } from '#tab/ui/panel.tsx'

const useStyles = makeStyles({
  box: { maxWidth: '360px' },
  muted: { color: tokens.colorNeutralForeground2 },
})

const never = 'never'

export function RetentionPanel({ settings }: { readonly settings: TeamSettings }) {
  const styles = useStyles()
  const { retention: texts } = useTexts().settings
  const { teamId, isSteward, retentionMonths } = settings
  const setRetention = useSetRetention(teamId)
  return (
    <Panel title={texts.title} text={texts.text}>
      {isSteward ? (
        <FormField label={texts.label} hint={texts.begins} error={null}>
          <Select
            className={styles.box}
            value={String(retentionMonths ?? never)}
            onChange={(_event, { value }) => setRetention.mutate(retentionChoices.find((months) => String(months) === value) ?? null)}
          >
            <option value={never}>{texts.never}</option>
            {retentionChoices.map((months) => (
              <option key={months} value={months}>
                {texts.after(months)}
              </option>
            ))}
          </Select>
        </FormField>
      ) : (
        <Body1 className={styles.muted}>{retentionMonths === null ? texts.memberNever : texts.memberAfter(retentionMonths)}</Body1>
      )}
    </Panel>
  )
}
