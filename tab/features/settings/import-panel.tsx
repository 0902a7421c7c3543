/** Brings in a list: chosen or pasted, looked at, and only then stored. */
import { useEffect, useRef, useState } from 'react'
import { Body1, Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components'
import { useLocation } from 'wouter'
import { useImport, type ImportFile, type TeamSettings } from '#tab/api/team.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { FailedFace } from '#tab/ui/face.tsx'
import { namesOf } from '#tab/ui/names-of.ts'
import { Panel } from '#tab/ui/panel.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportSource } from './import-source.tsx'

const useStyles = makeStyles({
  steps: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', outline: 'none' },
  muted: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

export function ImportPanel({ settings }: { readonly settings: TeamSettings }) {
  const styles = useStyles()
  const { settings: words, locale } = useTexts()
  const { import: texts } = words
  const { teamId, isSteward, stewards } = settings
  const why = stewards.length === 0 ? texts.takeOverFirst : texts.stewardsOnly(namesOf(stewards, locale))
  return (
    <Panel title={texts.title} text={texts.text}>
      {isSteward ? <ImportForm teamId={teamId} /> : <Body1 className={styles.muted}>{why}</Body1>}
    </Panel>
  )
}

const noFile = (): ImportFile => ({ text: '', fileName: '', submissionId: crypto.randomUUID() })

/** Each step takes the place of the one before, and the focus with it. */
function ImportForm({ teamId }: { readonly teamId: string }) {
  const styles = useStyles()
  const stepsRef = useRef<HTMLDivElement>(null)
  const [moves, setMoves] = useState(0)
  useEffect(() => {
    if (moves > 0) stepsRef.current?.focus()
  }, [moves])
  return (
    <div ref={stepsRef} role="group" aria-label={useTexts().settings.import.title} tabIndex={-1} className={styles.steps}>
      <ImportSteps teamId={teamId} onMove={() => setMoves((count) => count + 1)} />
    </div>
  )
}

function ImportSteps({ teamId, onMove }: { readonly teamId: string; readonly onMove: () => void }) {
  const styles = useStyles()
  const { import: texts } = useTexts().settings
  const notices = useNotices()
  const [, navigate] = useLocation()
  const [file, setFile] = useState(noFile)
  const preview = useImport(teamId, 'preview')
  const store = useImport(teamId, 'import')
  const begin = (next: Omit<ImportFile, 'submissionId'>): void => {
    preview.reset()
    store.reset()
    setFile({ ...next, submissionId: crypto.randomUUID() })
  }
  const startAgain = (): void => {
    begin(noFile())
    onMove()
  }
  if (store.data !== undefined) {
    return (
      <>
        <MessageBar intent="success">
          <MessageBarBody>{texts.done(store.data.fresh)}</MessageBarBody>
        </MessageBar>
        <ImportPreview outcome={store.data} />
        <div className={styles.buttons}>
          {store.data.fresh === 0 ? null : (
            <Button appearance="primary" onClick={() => navigate('/library')}>
              {texts.see}
            </Button>
          )}
          <Button onClick={startAgain}>{texts.discard}</Button>
        </div>
      </>
    )
  }
  if (preview.data === undefined) {
    return (
      <>
        <ImportSource file={file} onChange={begin} />
        {preview.isError ? <FailedFace title={texts.checkFailed} error={preview.error} /> : null}
        {file.text.trim() === '' ? null : (
          <div className={styles.buttons}>
            <Button appearance="primary" disabledFocusable={preview.isPending} onClick={() => preview.mutate(file, { onSuccess: onMove })}>
              {preview.isPending ? texts.checking : texts.check}
            </Button>
          </div>
        )}
      </>
    )
  }
  return (
    <>
      <ImportPreview outcome={preview.data} />
      {store.isError ? <FailedFace title={texts.importFailed} error={store.error} /> : null}
      <div className={styles.buttons}>
        {preview.data.fresh === 0 ? null : (
          <Button
            appearance="primary"
            disabledFocusable={store.isPending}
            onClick={() =>
              store.mutate(file, {
                onSuccess: ({ fresh }) => {
                  notices.done(texts.done(fresh))
                  onMove()
                },
              })
            }
          >
            {store.isPending ? texts.importing : texts.start(preview.data.fresh)}
          </Button>
        )}
        <Button disabledFocusable={store.isPending} onClick={startAgain}>
          {texts.discard}
        </Button>
      </div>
    </>
  )
}
