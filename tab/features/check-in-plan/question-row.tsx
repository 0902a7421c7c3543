/** One question of the plan: read, or being written. */
import type { KeyboardEvent } from 'react'
import {
  Body1,
  Button,
  Input,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Select,
  tokens,
  Tooltip,
} from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { frequencies } from '#domain/check-ins/plan.ts'
import { limits } from '#domain/limits.ts'
import type { Plan } from '#tab/api/check-in-plan.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { FormField } from '#tab/ui/field.tsx'
import { questionText } from '#tab/ui/question-text.ts'

type Question = Plan['questions'][number]

const narrow = '@container (max-width: 560px)'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto auto',
    alignItems: 'center',
    columnGap: '12px',
    minHeight: '44px',
    padding: '4px 8px 4px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
    [narrow]: { gridTemplateColumns: '16px minmax(0, 1fr) auto', paddingInlineStart: '12px', columnGap: '8px' },
  },
  place: { color: tokens.colorNeutralForeground3 },
  text: { overflowWrap: 'anywhere' },
  unwritten: { color: tokens.colorNeutralForeground3 },
  often: { width: '168px', [narrow]: { gridColumn: 2, gridRow: 2, width: 'auto', justifySelf: 'start' } },
  buttons: { display: 'flex' },
  editor: { gridColumn: '1 / -1', display: 'grid', gap: '8px', padding: '8px 8px 8px 0' },
  done: { justifySelf: 'start' },
  fault: { gridColumn: '2 / -1', color: tokens.colorStatusDangerForeground1, paddingBottom: '4px' },
})

export type QuestionRowProps = {
  readonly question: Question
  /** From 0. */
  readonly place: number
  readonly count: number
  readonly isEditing: boolean
  /** A sentence, or null. */
  readonly error: string | null
  readonly onChange: (question: Question) => void
  readonly onEdit: (isEditing: boolean) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

export function QuestionRow(props: QuestionRowProps) {
  const { question, place, count, isEditing, error, onChange, onEdit, onMove, onRemove } = props
  const styles = useStyles()
  const texts = useTexts()
  const { questions: words } = texts.settings.checkIns
  const text = questionText(texts, question)
  const name = text.trim() === '' ? words.unwritten : text
  if (isEditing)
    return (
      <li className={styles.row}>
        <div className={styles.editor}>
          <FormField label={words.label(place + 1)} error={error} value={text} maxGraphemes={limits.maxQuestionGraphemes}>
            <Input
              value={text}
              onChange={(_event, { value }) => onChange({ text: value, every: question.every })}
              onKeyDown={(event: KeyboardEvent) => {
                if (event.key !== 'Enter' && event.key !== 'Escape') return
                // Enter ends the line, and does not save the plan.
                event.preventDefault()
                onEdit(false)
              }}
            />
          </FormField>
          <Button size="small" className={styles.done} onClick={() => onEdit(false)}>
            {words.editDone}
          </Button>
        </div>
      </li>
    )
  return (
    <li className={styles.row}>
      <Body1 aria-hidden className={styles.place}>
        {place + 1}
      </Body1>
      <Body1 dir="auto" className={text.trim() === '' ? styles.unwritten : styles.text}>
        {name}
      </Body1>
      <Select
        size="small"
        className={styles.often}
        aria-label={words.often(name)}
        value={String(question.every)}
        onChange={(_event, { value }) =>
          onChange({ ...question, every: frequencies.find((every) => String(every) === value) ?? question.every })
        }
      >
        {frequencies.map((every) => (
          <option key={every} value={every}>
            {words.every[every]}
          </option>
        ))}
      </Select>
      <span className={styles.buttons}>
        <Tooltip content={words.edit(name)} relationship="label">
          <Button appearance="subtle" icon={<EditRegular />} onClick={() => onEdit(true)} />
        </Tooltip>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Tooltip content={words.more(name)} relationship="label">
              <Button data-more appearance="subtle" icon={<MoreHorizontalRegular />} />
            </Tooltip>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem icon={<ArrowUpRegular />} disabled={place === 0} onClick={() => onMove(-1)}>
                {words.moveUp}
              </MenuItem>
              <MenuItem icon={<ArrowDownRegular />} disabled={place === count - 1} onClick={() => onMove(1)}>
                {words.moveDown}
              </MenuItem>
              <MenuItem icon={<DeleteRegular />} onClick={onRemove}>
                {words.remove}
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </span>
      {error === null ? null : (
        <Body1 role="alert" className={styles.fault}>
          {error}
        </Body1>
      )}
    </li>
  )
}
