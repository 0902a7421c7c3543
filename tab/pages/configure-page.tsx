/** Where a channel's tab is added: one sentence, and Teams' own Save button does the rest. */
import { useEffect } from 'react'
import { useTexts } from '#tab/host/host-context.ts'
import { offerTab } from '#tab/host/open-in-teams.ts'
import { NoticePage } from './notice-page.tsx'

export function ConfigurePage() {
  const { configure } = useTexts().settings
  useEffect(() => {
    document.title = configure.title
    offerTab({ name: configure.tabName, origin: window.location.origin })
  }, [configure])
  return <NoticePage title={configure.title} text={configure.text} />
}
