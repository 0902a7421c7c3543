/** The team tab's Settings: when the team is asked, who looks after it, and what goes in and out of its library. */
import { useEffect } from 'react'
import { Button } from '@fluentui/react-components'
import { useSettings, useTeam } from '#tab/api/team.ts'
import { CheckInPlanPanel } from '#tab/features/check-in-plan/check-in-plan-panel.tsx'
import { AuditPanel } from '#tab/features/settings/audit-panel.tsx'
import { ExportPanel } from '#tab/features/settings/export-panel.tsx'
import { ImportPanel } from '#tab/features/settings/import-panel.tsx'
import { RetentionPanel } from '#tab/features/settings/retention-panel.tsx'
import { StewardsPanel } from '#tab/features/settings/stewards-panel.tsx'
import { useTeamId, useTexts } from '#tab/host/host-context.ts'
import { FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { useHiddenStyles } from '#tab/ui/hidden.ts'
import { namesOf } from '#tab/ui/names-of.ts'
import { PageBody } from '#tab/ui/page-body.tsx'
import { teamAreas } from '#tab/ui/page-header.tsx'

export function SettingsPage() {
  const { hidden } = useHiddenStyles()
  const { areas, settings: texts, locale } = useTexts()
  const teamId = useTeamId()
  const settings = useSettings(teamId)
  const team = useTeam(teamId)
  useEffect(() => {
    document.title = areas.settings
  }, [areas])
  return (
    <PageBody areas={teamAreas} current="settings" maxWidth={728}>
      <h1 className={hidden}>{areas.settings}</h1>
      {settings.isError ? (
        <FailedFace title={texts.failed} error={settings.error}>
          <Button size="small" onClick={() => void settings.refetch()}>
            {texts.tryAgain}
          </Button>
        </FailedFace>
      ) : null}
      {settings.data === undefined ? (
        settings.isPending ? (
          <LoadingFace label={texts.loading} />
        ) : null
      ) : (
        <>
          <CheckInPlanPanel teamId={teamId} stewardNames={namesOf(settings.data.stewards, locale)} />
          <StewardsPanel settings={settings.data} />
          <ImportPanel settings={settings.data} />
          <ExportPanel teamId={teamId} teamName={team.data?.name ?? settings.data.name} />
          <RetentionPanel settings={settings.data} />
          {settings.data.isSteward ? <AuditPanel teamId={teamId} /> : null}
        </>
      )}
    </PageBody>
  )
}
