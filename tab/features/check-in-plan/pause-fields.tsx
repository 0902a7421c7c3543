/** When nobody is asked: holidays, and a pause until a day. */
import { useRef, useState } from 'react'
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { limits } from '#domain/limits.ts'
import type { Plan } from '#tab/api/check-in-plan.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { DayInput } from '#tab/ui/day-input.tsx'
import { FormField } from '#tab/ui/field.tsx'
import { HolidayRow } from './holiday-row.tsx'
import { PartOfPlan } from './part-of-plan.tsx'
import { planFault } from './plan-faults.ts'
import { useRowFocus } from './use-row-focus.ts'

type Holiday = Plan['holidays'][number]

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  muted: { color: tokens.colorNeutralForeground2 },
  fault: { color: tokens.colorStatusDangerForeground1 },
  until: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

export type PauseFieldsProps = { readonly plan: Plan; readonly error: unknown; readonly onChange: (part: Partial<Plan>) => void }

export function PauseFields({ plan, error, onChange }: PauseFieldsProps) {
  const styles = useStyles()
  const texts = useTexts()
  const { pauses: words } = texts.settings.checkIns
  const { holidays, pausedUntil } = plan
  const [editing, setEditing] = useState<number | null>(null)
  const { listRef, addRef, focusRow } = useRowFocus<HTMLUListElement>('button')
  const dayRef = useRef<HTMLInputElement>(null)

  const change = (next: readonly Holiday[]): void => onChange({ holidays: [...next] })
  const edit = (at: number | null): void => {
    focusRow(at ?? editing ?? 0)
    setEditing(at)
  }
  const add = (): void => {
    focusRow(holidays.length)
    setEditing(holidays.length)
    change([...holidays, { from: '', to: '', label: '' }])
  }
  const remove = (at: number): void => {
    focusRow(at)
    setEditing(null)
    change(holidays.filter((_holiday, place) => place !== at))
  }
  const fault = planFault(texts, error, 'holidays')
  return (
    <PartOfPlan
      name={words.title}
      action={
        <span ref={addRef}>
          <Button appearance="subtle" icon={<AddRegular />} disabledFocusable={holidays.length >= limits.maxHolidays} onClick={add}>
            {words.add}
          </Button>
        </span>
      }
    >
      {holidays.length === 0 ? (
        <Body1 className={styles.muted}>{words.none}</Body1>
      ) : (
        <ul ref={listRef} className={styles.list} aria-label={words.list}>
          {holidays.map((holiday, at) => (
            <HolidayRow
              // Rows are their places: a holiday has nothing of its own that stays.
              key={`row ${String(at)}`}
              holiday={holiday}
              isEditing={editing === at}
              error={planFault(texts, error, `holidays.${String(at)}`)}
              onChange={(next) => change(holidays.map((one, place) => (place === at ? next : one)))}
              onEdit={(isEditing) => edit(isEditing ? at : null)}
              onRemove={() => remove(at)}
            />
          ))}
        </ul>
      )}
      {fault === null ? null : (
        <Body1 role="alert" className={styles.fault}>
          {fault}
        </Body1>
      )}
      <FormField label={words.until} hint={words.untilHint} error={planFault(texts, error, 'pausedUntil')}>
        <DayInput fieldRef={dayRef} day={pausedUntil ?? ''} onChange={(day) => onChange({ pausedUntil: day === '' ? null : day })} />
      </FormField>
      {pausedUntil === null ? null : (
        <div className={styles.until}>
          <Button
            size="small"
            onClick={() => {
              onChange({ pausedUntil: null })
              dayRef.current?.focus()
            }}
          >
            {words.clear}
          </Button>
        </div>
      )}
    </PartOfPlan>
  )
}
