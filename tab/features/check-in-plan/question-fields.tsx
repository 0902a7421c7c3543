/** One to five questions: from the bank or the team's own, in an order, each with how often it is asked. */
import { useState } from 'react'
import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { bankQuestions, maxQuestions } from '#domain/check-ins/plan.ts'
import type { Plan } from '#tab/api/check-in-plan.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useAnnouncer } from '#tab/hooks/use-announcer.tsx'
import { PartOfPlan } from './part-of-plan.tsx'
import { planFault } from './plan-faults.ts'
import { QuestionRow } from './question-row.tsx'
import { useRowFocus } from './use-row-focus.ts'

type Question = Plan['questions'][number]

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  fault: { color: tokens.colorStatusDangerForeground1 },
  private: { display: 'flex', alignItems: 'flex-start', gap: '6px', color: tokens.colorNeutralForeground3 },
  lock: { flexShrink: 0, fontSize: '16px' },
})

export type QuestionFieldsProps = {
  readonly questions: readonly Question[]
  readonly error: unknown
  readonly onChange: (questions: Question[]) => void
}

export function QuestionFields({ questions, error, onChange }: QuestionFieldsProps) {
  const styles = useStyles()
  const texts = useTexts()
  const { questions: words, whoSees } = texts.settings.checkIns
  const announce = useAnnouncer()
  const [editing, setEditing] = useState<number | null>(null)
  const { listRef, addRef, focusRow } = useRowFocus<HTMLOListElement>('[data-more]')

  const change = (at: number, next: Question): void => onChange(questions.map((question, place) => (place === at ? next : question)))
  const add = (question: Question): void => {
    onChange([...questions, question])
    focusRow(questions.length)
    setEditing('text' in question ? questions.length : null)
  }
  const remove = (at: number): void => {
    focusRow(at)
    setEditing(null)
    onChange(questions.filter((_question, place) => place !== at))
  }
  const move = (at: number, by: 1 | -1): void => {
    focusRow(at + by)
    setEditing(null)
    onChange(questions.toSpliced(at, 1).toSpliced(at + by, 0, ...questions.slice(at, at + 1)))
    announce(words.moved(at + by + 1))
  }
  const edit = (at: number | null): void => {
    focusRow(at ?? editing ?? 0)
    setEditing(at)
  }
  const offered = bankQuestions.filter((bank) => !questions.some((question) => 'bank' in question && question.bank === bank))
  const fault = planFault(texts, error, 'questions')
  return (
    <PartOfPlan
      name={words.title}
      beside={words.count(questions.length, maxQuestions)}
      action={
        <span ref={addRef}>
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button appearance="subtle" icon={<AddRegular />} disabledFocusable={questions.length >= maxQuestions}>
                {words.add}
              </Button>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {offered.map((bank) => (
                  <MenuItem key={bank} onClick={() => add({ bank, every: 1 })}>
                    {texts.checkIn.questions[bank]}
                  </MenuItem>
                ))}
                {offered.length === 0 ? null : <MenuDivider />}
                <MenuItem onClick={() => add({ text: '', every: 1 })}>{words.ownQuestion}</MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        </span>
      }
    >
      {questions.length === 0 ? null : (
        <ol ref={listRef} className={styles.list} aria-label={words.list}>
          {questions.map((question, at) => (
            <QuestionRow
              // Rows are their places: a question has nothing of its own that stays.
              key={`row ${String(at)}`}
              question={question}
              place={at}
              count={questions.length}
              isEditing={editing === at}
              error={planFault(texts, error, `questions.${String(at)}`)}
              onChange={(next) => change(at, next)}
              onEdit={(isEditing) => edit(isEditing ? at : null)}
              onMove={(by) => move(at, by)}
              onRemove={() => remove(at)}
            />
          ))}
        </ol>
      )}
      {fault === null ? null : (
        <Body1 role="alert" className={styles.fault}>
          {fault}
        </Body1>
      )}
      <Caption1 className={styles.private}>
        <LockClosedRegular aria-hidden className={styles.lock} />
        {whoSees}
      </Caption1>
    </PartOfPlan>
  )
}
