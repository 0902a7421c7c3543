/** What two people changed at once: each field that both changed is chosen, all others go together by themselves. */
import { useEffect, useRef, useState } from 'react'
import {
  Body1,
  Body1Strong,
  Button,
  Caption1,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components'
import type { ResourceReply } from '#domain/api/replies.ts'
import type { Merge, VersionField, VersionTexts } from '#domain/resources/merge-versions.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { draftOf, type FormDraft } from '#tab/ui/resource-form/form-draft.ts'
import { fieldText } from './field-texts.ts'

export type ConflictProps = {
  /** With at least one field that both changed. */
  readonly merge: Merge
  readonly theirs: ResourceReply
  readonly isBusy: boolean
  readonly onSave: (merged: VersionTexts) => void
  /** Back into the form, with what was chosen so far. */
  readonly onGoOn: (merged: VersionTexts) => void
}

const useStyles = makeStyles({
  conflict: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px' },
  why: { outline: 'none' },
  field: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    margin: 0,
    padding: '12px 16px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  choice: { minWidth: 0 },
  value: { display: 'block', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', maxHeight: '160px', overflowY: 'auto' },
  muted: { color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

export function Conflict({ merge, theirs, isBusy, onSave, onGoOn }: ConflictProps) {
  const styles = useStyles()
  const { edit, history } = useTexts().library
  const whyRef = useRef<HTMLDivElement>(null)
  const [fromThem, setFromThem] = useState<readonly VersionField[]>([])
  // What was pressed is gone; what happened is read first.
  useEffect(() => whyRef.current?.focus(), [])
  const stored = draftOf(theirs)
  const name = (theirs.edited?.by ?? theirs.sharedBy).name
  const chosen: VersionTexts = { ...merge.merged, ...Object.fromEntries(fromThem.map((field) => [field, stored[field]])) }
  return (
    <div className={styles.conflict}>
      <div ref={whyRef} tabIndex={-1} className={styles.why}>
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{edit.conflictTitle(name)}</MessageBarTitle>
            {edit.conflictText}{' '}
            {merge.theirs.length === 0 ? null : edit.takenOver(name, merge.theirs.map((field) => history.fields[field]).join(', '))}
          </MessageBarBody>
        </MessageBar>
      </div>
      {merge.overlaps.map((field) => (
        <FieldChoice
          key={field}
          field={field}
          mine={merge.merged}
          theirs={stored}
          name={name}
          isTheirs={fromThem.includes(field)}
          onChoose={(isTheirs) => setFromThem(isTheirs ? [...fromThem, field] : fromThem.filter((one) => one !== field))}
        />
      ))}
      <Caption1 className={styles.muted}>{edit.conflictSaves(name)}</Caption1>
      <div className={styles.buttons}>
        <Button appearance="primary" disabledFocusable={isBusy} onClick={() => onSave(chosen)}>
          {isBusy ? edit.saving : edit.saveChosen}
        </Button>
        <Button disabledFocusable={isBusy} onClick={() => onGoOn(chosen)}>
          {edit.goOn}
        </Button>
      </div>
    </div>
  )
}

type FieldChoiceProps = {
  readonly field: VersionField
  readonly mine: VersionTexts
  readonly theirs: FormDraft
  readonly name: string
  readonly isTheirs: boolean
  readonly onChoose: (isTheirs: boolean) => void
}

function FieldChoice({ field, mine, theirs, name, isTheirs, onChoose }: FieldChoiceProps) {
  const styles = useStyles()
  const texts = useTexts()
  const { edit, history } = texts.library
  const label = (who: string, version: VersionTexts) => (
    <span>
      <Caption1 block className={styles.muted}>
        {who}
      </Caption1>
      <Body1 dir="auto" className={styles.value}>
        {fieldText(texts, field, version) === '' ? edit.empty : fieldText(texts, field, version)}
      </Body1>
    </span>
  )
  return (
    <section className={styles.field} aria-label={history.fields[field]}>
      <Body1Strong>{history.fields[field]}</Body1Strong>
      <RadioGroup
        aria-label={history.fields[field]}
        value={isTheirs ? 'theirs' : 'mine'}
        onChange={(_event, { value }) => onChoose(value === 'theirs')}
      >
        <Radio value="mine" className={styles.choice} label={label(edit.mine, mine)} />
        <Radio value="theirs" className={styles.choice} label={label(edit.theirs(name), theirs)} />
      </RadioGroup>
    </section>
  )
}
