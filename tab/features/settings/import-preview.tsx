/** What a list holds: how much is new, the first of it, and each row that is left out with its reason. */
import { Body1, Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ImportReply } from '#domain/api/replies.ts'
import { shownRow } from '#domain/transfer/import-row.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { KindTile } from '#tab/ui/kind-tile.tsx'

const useStyles = makeStyles({
  title: { margin: 0 },
  preview: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' },
  facts: { margin: 0, paddingInlineStart: '20px' },
  sample: { listStyle: 'none', margin: 0, padding: 0 },
  row: { display: 'grid', gridTemplateColumns: '32px minmax(0, 1fr)', gap: '12px', alignItems: 'center', padding: '6px 0' },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  muted: { color: tokens.colorNeutralForeground2 },
  scroller: {
    maxHeight: '280px',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { borderCollapse: 'collapse', width: '100%' },
  cell: {
    padding: '6px 10px',
    textAlign: 'start',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'break-word',
  },
  // What was typed can be one word without end.
  value: { overflowWrap: 'anywhere', minWidth: '64px' },
  why: { minWidth: '112px' },
  head: { position: 'sticky', top: 0, fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground1 },
})

export function ImportPreview({ outcome }: { readonly outcome: ImportReply }) {
  const styles = useStyles()
  const { import: texts } = useTexts().settings
  const { format, fresh, same, sameLink, faulty, faults, unknownColumns, sample, outcome: how } = outcome
  const isPreview = how === 'preview'
  return (
    <div className={styles.preview}>
      {isPreview ? (
        <div role="status">
          <Body1Strong as="h3" block className={styles.title}>
            {fresh === 0 ? texts.nothing : texts.ready}
          </Body1Strong>
          <ul className={styles.facts}>
            {fresh === 0 ? null : <li>{texts.fresh(fresh)}</li>}
            {same === 0 ? null : <li>{texts.same(same)}</li>}
            {sameLink === 0 ? null : <li>{texts.sameLink(sameLink)}</li>}
            {faulty === 0 ? null : <li>{texts.faulty(faulty)}</li>}
            {unknownColumns.length === 0 ? null : <li>{texts.unknownColumns(unknownColumns.join(', '))}</li>}
          </ul>
        </div>
      ) : null}
      {isPreview && sample.length > 0 ? (
        <div>
          <Body1Strong as="h3" block className={styles.title}>
            {texts.sampleTitle}
          </Body1Strong>
          <ul className={styles.sample}>
            {sample.slice(0, 5).map(({ kind, title, why, link }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows of a file have no other identity
              <li key={at} className={styles.row}>
                <KindTile kind={kind} />
                <div className={styles.words}>
                  <Body1 block dir="auto">
                    {title}
                  </Body1>
                  <Caption1 block dir="auto" className={styles.muted}>
                    {why === '' ? (link ?? '') : why}
                  </Caption1>
                </div>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {faults.length === 0 ? null : (
        <div>
          <Body1Strong as="h3" block className={styles.title}>
            {texts.faultsTitle}
          </Body1Strong>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and must do so by keyboard */}
          <div className={styles.scroller} tabIndex={0} role="region" aria-label={texts.faultsTitle}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {[texts.faultsRow, texts.faultsWhy, texts.faultsValue].map((name) => (
                    <th key={name} scope="col" className={mergeClasses(styles.cell, styles.head)}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {faults.map(({ row, field, sentence, value }) => (
                  <tr key={`${String(row)} ${field}`}>
                    <td className={styles.cell}>{shownRow(format, row)}</td>
                    <td className={mergeClasses(styles.cell, styles.why)}>{sentence}</td>
                    <td className={mergeClasses(styles.cell, styles.value)} dir="auto">
                      {value}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {faulty > faults.length ? <Caption1>{texts.faultsMore(faulty - faults.length)}</Caption1> : null}
        </div>
      )}
    </div>
  )
}
