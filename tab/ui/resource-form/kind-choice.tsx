/** The five kinds as labelled choices with an example each. */
import { Body1Strong, Caption1, Field, makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { resourceKinds } from '#domain/resources/resource.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { KindTile } from '#tab/ui/kind-tile.tsx'

export type KindChoiceProps = { readonly kind: string; readonly error: string | null; readonly onChange: (kind: string) => void }

const phone = '@media (max-width: 480px)'
/** Three above two, rather than four above one. */
const medium = '@media (min-width: 481px) and (max-width: 640px)'

const useStyles = makeStyles({
  group: {
    display: 'grid',
    gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
    alignItems: 'stretch',
    gap: '8px',
    [medium]: { gridTemplateColumns: 'repeat(6, minmax(0, 1fr))' },
    [phone]: { gridTemplateColumns: '1fr 1fr' },
  },
  card: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    alignContent: 'start',
    alignItems: 'center',
    padding: '8px 4px 12px 12px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    [medium]: { gridColumn: 'span 2', ':nth-last-child(-n+2)': { gridColumn: 'span 3' } },
    [phone]: { padding: '0 0 0 12px', ':last-child': { gridColumn: '1 / -1' } },
  },
  chosen: { border: `1px solid ${tokens.colorCompoundBrandStroke}`, boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}` },
  tile: { [phone]: { display: 'none' } },
  radio: { [phone]: { gridRow: 1, gridColumn: 2 } },
  name: { gridColumn: '1 / -1', marginTop: '4px', [phone]: { gridColumn: 1, marginTop: 0 } },
  example: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground3, paddingInlineEnd: '8px', [phone]: { display: 'none' } },
})

export function KindChoice({ kind, error, onChange }: KindChoiceProps) {
  const styles = useStyles()
  const texts = useTexts()
  return (
    <Field label={texts.share.kindLabel} validationMessage={error}>
      <RadioGroup className={styles.group} value={kind} onChange={(_event, { value }) => onChange(value)}>
        {resourceKinds.map((candidate) => (
          <label key={candidate} className={mergeClasses(styles.card, candidate === kind && styles.chosen)}>
            <span className={styles.tile}>
              <KindTile kind={candidate} isNamed={false} />
            </span>
            <Radio className={styles.radio} value={candidate} aria-label={texts.kinds[candidate].name} />
            <Body1Strong aria-hidden className={styles.name}>
              {texts.kinds[candidate].name}
            </Body1Strong>
            <Caption1 className={styles.example}>{texts.kinds[candidate].example}</Caption1>
          </label>
        ))}
      </RadioGroup>
    </Field>
  )
}
