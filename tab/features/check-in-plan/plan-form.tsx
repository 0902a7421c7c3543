/** The plan as sentences to choose in. Changes stay on the device until they are saved; a version of somebody else's is never overwritten unseen. */
import { useState, type FormEvent } from 'react'
import { Button, makeStyles, Switch } from '@fluentui/react-components'
import { isSamePlan, readPlan } from '#domain/check-ins/plan-form.ts'
import { formFaults, hasFieldFaults, isRefusal, type ApiError } from '#tab/api/api-error.ts'
import { useSavePlan, type Plan, type StandingPlan } from '#tab/api/check-in-plan.ts'
import { deviceZone } from '#tab/host/device-zone.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDraft } from '#tab/hooks/use-draft.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { FailedFace } from '#tab/ui/face.tsx'
import { NextThree } from './next-three.tsx'
import { PauseFields } from './pause-fields.tsx'
import { foundPlan, noDraft, readDraft } from './plan-draft.ts'
import { PlanOvertaken } from './plan-overtaken.tsx'
import { QuestionFields } from './question-fields.tsx'
import { RoundUpFields } from './round-up-fields.tsx'
import { WhenFields } from './when-fields.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
  switch: { marginInlineStart: '-8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

export function PlanForm({ teamId, standing }: { readonly teamId: string; readonly standing: StandingPlan }) {
  const styles = useStyles()
  const { checkIns: texts } = useTexts().settings
  const { share } = useTexts()
  const notices = useNotices()
  const [draft, keepDraft, clearDraft] = useDraft(`commonplace:check-in-plan:${teamId}`, noDraft)
  const [faults, setFaults] = useState<ApiError | null>(null)
  const save = useSavePlan(teamId, () => {
    clearDraft()
    notices.done(texts.saved)
  })
  const found = foundPlan(standing, deviceZone())
  const plan = readDraft(draft) ?? found
  const isChanged = !isSamePlan(plan, found)
  const isOvertaken = isChanged && draft.etag !== standing.etag
  const error: unknown = faults ?? (isRefusal(save.error, 'stale-version') ? null : save.error)

  const change = (part: Partial<Plan>): void => {
    if (faults !== null || save.isError) {
      setFaults(null)
      save.reset()
    }
    keepDraft({ plan: JSON.stringify({ ...plan, ...part }), etag: isChanged ? draft.etag : standing.etag })
  }
  const send = (etag: string): void => {
    if (save.isPending) return
    const reading = readPlan(plan)
    setFaults(reading.ok ? null : formFaults(reading.faults))
    if (reading.ok) save.mutate({ plan, etag })
  }
  const discard = (): void => {
    clearDraft()
    setFaults(null)
    save.reset()
    notices.undoable(texts.discarded, () => keepDraft(draft))
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (isChanged && !isOvertaken) send(draft.etag)
      }}
    >
      <Switch
        className={styles.switch}
        checked={plan.isOn}
        label={texts.isOn}
        onChange={(_event, { checked }) => change({ isOn: checked })}
      />
      <WhenFields plan={plan} error={error} onChange={change} />
      <NextThree teamId={teamId} plan={plan} isChanged={isChanged} />
      <QuestionFields questions={plan.questions} error={error} onChange={(questions) => change({ questions })} />
      <RoundUpFields plan={plan} error={error} onChange={(roundUp) => change({ roundUp })} />
      <PauseFields plan={plan} error={error} onChange={change} />
      {error === null ? null : <FailedFace title={texts.saveFailed} error={error} {...(!hasFieldFaults(error) && { kept: share.kept })} />}
      {isOvertaken ? (
        <PlanOvertaken
          standing={found}
          isBusy={save.isPending}
          onSaveMine={() => send(standing.etag)}
          onTakeTheirs={() => {
            clearDraft()
            save.reset()
            notices.undoable(texts.overtaken.taken, () => keepDraft(draft))
          }}
        />
      ) : (
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={!isChanged || save.isPending}>
            {save.isPending ? texts.saving : texts.save}
          </Button>
          {isChanged ? (
            <Button appearance="subtle" disabledFocusable={save.isPending} onClick={discard}>
              {texts.discard}
            </Button>
          ) : null}
        </div>
      )}
    </form>
  )
}
