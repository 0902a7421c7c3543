/** The personal tab's Notebook: what I keep for myself, and passing it on when I want to. */
import { lazy, useEffect, useRef, useState } from 'react'
import { Body1, makeStyles, Title3, tokens } from '@fluentui/react-components'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import type { EntryReply } from '#domain/api/replies.ts'
import { useMe } from '#tab/api/personal.ts'
import { CaptureForm } from '#tab/features/notebook/capture-form.tsx'
import { EntryList } from '#tab/features/notebook/entry-list.tsx'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { LazyPart } from '#tab/ui/lazy-part.tsx'
import { PageBody } from '#tab/ui/page-body.tsx'
import { personalAreas } from '#tab/ui/page-header.tsx'

const PassOnDialog = lazy(async () => ({ default: (await import('#tab/features/share/pass-on-dialog.tsx')).PassOnDialog }))

const useStyles = makeStyles({
  title: { margin: 0 },
  private: { display: 'flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground2 },
})

export function NotebookPage() {
  const styles = useStyles()
  const { areas, personal, share } = useTexts()
  const notices = useNotices()
  const me = useMe()
  const teams = me.data?.teams ?? []
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  const [passing, setPassing] = useState<EntryReply | null>(null)
  /** The button that opened the dialog is gone with what it offered: its entry is where one goes on. */
  const endPassing = ({ entryId }: EntryReply): void => {
    setPassing(null)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-entry="${entryId}"] button`)?.focus())
  }
  useEffect(() => {
    document.title = areas.notebook
  }, [areas])
  return (
    <PageBody areas={personalAreas} current="notebook" maxWidth={800}>
      <div>
        <Title3 as="h1" block className={styles.title}>
          {areas.notebook}
        </Title3>
        <Body1 className={styles.private}>
          <LockClosedRegular aria-hidden />
          {personal.notebook.onlyYou}
        </Body1>
      </div>
      <CaptureForm fieldRef={fieldRef} />
      <EntryList
        onPassOn={(entry) => (teams.length === 0 ? notices.done(personal.notebook.passOnNoTeam) : setPassing(entry))}
        whenEmpty={() => fieldRef.current}
      />
      {passing === null ? null : (
        <LazyPart label={share.loading} fallback={null}>
          <PassOnDialog
            key={passing.entryId}
            entry={passing}
            teams={teams}
            onClose={() => setPassing(null)}
            onPassedOn={() => endPassing(passing)}
          />
        </LazyPart>
      )}
    </PageBody>
  )
}
