/** An earlier version beside the present one: each field that differs, line by line, with a sign as well as a colour. */
import { Body1, Body1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'
import { useHiddenStyles } from '#tab/ui/hidden.ts'
import type { FormDraft } from '#tab/ui/resource-form/form-draft.ts'
import { changedFields, fieldText } from '../edit/field-texts.ts'
import { diffLines } from './line-diff.ts'

const useStyles = makeStyles({
  title: { margin: 0 },
  comparison: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px' },
  lines: { listStyle: 'none', margin: '4px 0 0', padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    padding: '1px 8px',
    minHeight: '20px',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  removed: { backgroundColor: tokens.colorStatusDangerBackground1, color: tokens.colorStatusDangerForeground1 },
  added: { backgroundColor: tokens.colorStatusSuccessBackground1, color: tokens.colorStatusSuccessForeground1 },
  same: { color: tokens.colorNeutralForeground2 },
})

const signs = { same: '', removed: '\u2212', added: '+' } as const

export function Comparison({ then, now }: { readonly then: FormDraft; readonly now: FormDraft }) {
  const styles = useStyles()
  const { hidden } = useHiddenStyles()
  const texts = useTexts()
  const { history } = texts.library
  const fields = changedFields(then, now)
  if (fields.length === 0) return <Body1>{history.same}</Body1>
  return (
    <section className={styles.comparison} aria-label={history.compare}>
      {fields.map((field) => (
        <div key={field}>
          <Body1Strong as="h3" block className={styles.title}>
            {history.fields[field]}
          </Body1Strong>
          <ul className={styles.lines}>
            {diffLines(fieldText(texts, field, then), fieldText(texts, field, now)).map(({ kind, text }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity
              <li key={at} className={mergeClasses(styles.line, styles[kind])}>
                <span aria-hidden>{signs[kind]}</span>
                <span dir="auto">
                  {kind === 'same' ? null : <span className={hidden}>{kind === 'removed' ? history.removed : history.added}: </span>}
                  {text}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
