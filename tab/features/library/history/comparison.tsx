/** An earlier version beside the present one: each field that differs, line by line, with its version in words as well as a shade. */
import { Body1, Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { changedFields } from '#domain/resources/merge-versions.ts'
import { useTexts } from '#tab/host/host-context.ts'
import type { FormDraft } from '#tab/ui/resource-form/form-draft.ts'
import { fieldText } from '../edit/field-texts.ts'
import { diffLines } from './line-diff.ts'

const useStyles = makeStyles({
  title: { margin: 0 },
  comparison: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px' },
  lines: { listStyle: 'none', margin: '4px 0 0', padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: '96px minmax(0, 1fr)',
    gap: '8px',
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: 0 },
    padding: '1px 8px',
    minHeight: '20px',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  key: { padding: '0 6px', borderRadius: tokens.borderRadiusMedium },
  // What one may bring back is no fault, and what is there now no merit: two shades, and the name of the version in words.
  before: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1 },
  now: { backgroundColor: tokens.colorNeutralBackground4, color: tokens.colorNeutralForeground1 },
  same: { color: tokens.colorNeutralForeground2 },
})

const looks = { same: 'same', removed: 'before', added: 'now' } as const

export type ComparisonProps = { readonly revision: number; readonly then: FormDraft; readonly now: FormDraft }

export function Comparison({ revision, then, now }: ComparisonProps) {
  const styles = useStyles()
  const texts = useTexts()
  const { history } = texts.library
  const fields = changedFields(then, now)
  if (fields.length === 0) return <Body1>{history.same}</Body1>
  return (
    <section className={styles.comparison} aria-label={history.compare(revision)}>
      <Caption1>
        <span className={mergeClasses(styles.key, styles.before)}>{history.version(revision)}</span> {'\u2192'}{' '}
        <span className={mergeClasses(styles.key, styles.now)}>{history.now}</span>
      </Caption1>
      {fields.map((field) => (
        <div key={field}>
          <Body1Strong as="h3" block className={styles.title}>
            {history.fields[field]}
          </Body1Strong>
          <ul className={styles.lines}>
            {diffLines(fieldText(texts, field, then), fieldText(texts, field, now)).map(({ kind, text }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity
              <li key={at} className={mergeClasses(styles.line, styles[looks[kind]])}>
                <Caption1>{kind === 'same' ? '' : kind === 'removed' ? history.version(revision) : history.now}</Caption1>
                <span dir="auto">{text}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
