/** The personal tab's Settings: when one is asked, taking everything about oneself out, and deleting oneself. */
import { useEffect, useState } from 'react'
import { CheckInTimesPanel } from '#tab/features/own-settings/check-in-times-panel.tsx'
import { DeletePanel } from '#tab/features/own-settings/delete-panel.tsx'
import { ExportPanel } from '#tab/features/own-settings/export-panel.tsx'
import { useTexts } from '#tab/host/host-context.ts'
import { useHiddenStyles } from '#tab/ui/hidden.ts'
import { PageBody } from '#tab/ui/page-body.tsx'
import { personalAreas } from '#tab/ui/page-header.tsx'
import { NoticePage } from './notice-page.tsx'

export function OwnSettingsPage() {
  const { hidden } = useHiddenStyles()
  const { areas, personal } = useTexts()
  const [isDeleted, setIsDeleted] = useState(false)
  useEffect(() => {
    document.title = areas.settings
  }, [areas])
  // Without the areas: each of them would ask for what is gone.
  if (isDeleted) return <NoticePage title={personal.settings.deleted.title} text={personal.settings.deleted.text} />
  return (
    <PageBody areas={personalAreas} current="settings" maxWidth={728}>
      <h1 className={hidden}>{areas.settings}</h1>
      <CheckInTimesPanel />
      <ExportPanel />
      <DeletePanel onDone={() => setIsDeleted(true)} />
    </PageBody>
  )
}
