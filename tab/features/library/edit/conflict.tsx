/** Two versions of one resource, field by field where they differ, and which of them shall stay. */
import { Body1, Body1Strong, Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components'
import type { ResourceReply } from '#domain/api/replies.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { draftOf, type FormDraft } from '#tab/ui/resource-form/form-draft.ts'
import { changedFields, fieldText } from './field-texts.ts'

export type ConflictProps = {
  readonly mine: FormDraft
  readonly theirs: ResourceReply
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

const useStyles = makeStyles({
  title: { margin: 0 },
  conflict: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '16px',
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    gap: '12px',
    padding: '16px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  choose: { justifySelf: 'start' },
})

export function Conflict({ mine, theirs, onKeepMine, onTakeTheirs }: ConflictProps) {
  const styles = useStyles()
  const { edit } = useTexts().library
  const stored = draftOf(theirs)
  const name = (theirs.edited?.by ?? theirs.sharedBy).name
  return (
    <div className={styles.conflict}>
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{edit.conflictTitle(name)}</MessageBarTitle>
          {edit.conflictText}
        </MessageBarBody>
      </MessageBar>
      <div className={styles.pair}>
        <Side title={edit.mine} shown={mine} other={stored} action={edit.keepMine} onChoose={onKeepMine} />
        <Side title={edit.theirs(name)} shown={stored} other={mine} action={edit.takeTheirs} onChoose={onTakeTheirs} />
      </div>
    </div>
  )
}

type SideProps = {
  readonly title: string
  readonly shown: FormDraft
  readonly other: FormDraft
  readonly action: string
  readonly onChoose: () => void
}

function Side({ title, shown, other, action, onChoose }: SideProps) {
  const styles = useStyles()
  const texts = useTexts()
  return (
    <section className={styles.side} aria-label={title}>
      <Body1Strong as="h3" block className={styles.title}>
        {title}
      </Body1Strong>
      {changedFields(shown, other).map((field) => (
        <div key={field}>
          <Body1 className={styles.name}>{texts.library.history.fields[field]}</Body1>
          <p dir="auto" className={styles.value}>
            {fieldText(texts, field, shown) === '' ? texts.library.edit.empty : fieldText(texts, field, shown)}
          </p>
        </div>
      ))}
      <Button className={styles.choose} onClick={onChoose}>
        {action}
      </Button>
    </section>
  )
}
