/** When the team is asked and what: changed by stewards, read by everyone. */
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components'
import { useCheckInPlan } from '#tab/api/check-in-plan.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { Panel } from '#tab/ui/panel.tsx'
import { PlanForm } from './plan-form.tsx'
import { PlanWords } from './plan-words.tsx'
import { Unreachable } from './unreachable.tsx'

const useStyles = makeStyles({ muted: { color: tokens.colorNeutralForeground2 } })

export type CheckInPlanPanelProps = {
  readonly teamId: string
  /** Who can change it, in words. */
  readonly stewardNames: string
}

export function CheckInPlanPanel({ teamId, stewardNames }: CheckInPlanPanelProps) {
  const styles = useStyles()
  const { checkIns: texts, tryAgain } = useTexts().settings
  const plan = useCheckInPlan(teamId)
  return (
    <Panel title={texts.title} text={texts.text}>
      {plan.isError ? (
        <FailedFace title={texts.failed} error={plan.error}>
          <Button size="small" onClick={() => void plan.refetch()}>
            {tryAgain}
          </Button>
        </FailedFace>
      ) : null}
      {plan.isPending ? <LoadingFace label={texts.loading} /> : null}
      {plan.data === undefined ? null : plan.data.isSteward ? (
        <>
          <Unreachable count={plan.data.unreachable ?? 0} />
          <PlanForm teamId={teamId} standing={plan.data} />
        </>
      ) : (
        <>
          <PlanWords plan={plan.data.plan} />
          <Body1 className={styles.muted}>{texts.words.own}</Body1>
          {stewardNames === '' ? null : <Body1 className={styles.muted}>{texts.words.stewards(stewardNames)}</Body1>}
        </>
      )}
    </Panel>
  )
}
