/** Somebody else saved the plan meanwhile: what stands is read out, and whoever was changing it decides. */
import { useEffect, useRef } from 'react'
import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components'
import type { Plan } from '#tab/api/check-in-plan.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { PlanWords } from './plan-words.tsx'

const useStyles = makeStyles({
  overtaken: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' },
  standing: { padding: '12px 16px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

export type PlanOvertakenProps = {
  readonly standing: Plan
  readonly isBusy: boolean
  readonly onSaveMine: () => void
  readonly onTakeTheirs: () => void
}

export function PlanOvertaken({ standing, isBusy, onSaveMine, onTakeTheirs }: PlanOvertakenProps) {
  const styles = useStyles()
  const { overtaken: words, saving } = useTexts().settings.checkIns
  const whyRef = useRef<HTMLDivElement>(null)
  // What was pressed is gone; what happened is read first.
  useEffect(() => whyRef.current?.focus(), [])
  return (
    <div className={styles.overtaken}>
      <div ref={whyRef} tabIndex={-1}>
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.title}</MessageBarTitle>
            {words.text}
          </MessageBarBody>
        </MessageBar>
      </div>
      <div className={styles.standing}>
        <PlanWords plan={standing} />
      </div>
      <div className={styles.buttons}>
        <Button appearance="primary" disabledFocusable={isBusy} onClick={onSaveMine}>
          {isBusy ? saving : words.mine}
        </Button>
        <Button disabledFocusable={isBusy} onClick={onTakeTheirs}>
          {words.theirs}
        </Button>
      </div>
    </div>
  )
}
