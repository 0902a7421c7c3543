/** Brings in a list: chosen or pasted, looked at, and only then stored. */
import { useState } from 'react'
import { Body1, Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components'
import { useImport, type ImportFile } from '#tab/api/team.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { FailedFace } from '#tab/ui/face.tsx'
import { Panel } from '#tab/ui/panel.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportSource } from './import-source.tsx'

const useStyles = makeStyles({
  muted: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

export function ImportPanel({ teamId, isSteward }: { readonly teamId: string; readonly isSteward: boolean }) {
  const styles = useStyles()
  const { import: texts } = useTexts().settings
  return (
    <Panel title={texts.title} text={texts.text}>
      {isSteward ? <ImportForm teamId={teamId} /> : <Body1 className={styles.muted}>{texts.stewardsOnly}</Body1>}
    </Panel>
  )
}

const noFile = (): ImportFile => ({ text: '', fileName: '', submissionId: crypto.randomUUID() })

function ImportForm({ teamId }: { readonly teamId: string }) {
  const styles = useStyles()
  const { import: texts } = useTexts().settings
  const notices = useNotices()
  const [file, setFile] = useState(noFile)
  const preview = useImport(teamId, 'preview')
  const store = useImport(teamId, 'import')
  const begin = (next: Omit<ImportFile, 'submissionId'>): void => {
    preview.reset()
    store.reset()
    setFile({ ...next, submissionId: crypto.randomUUID() })
  }
  if (store.data !== undefined) {
    return (
      <>
        <MessageBar intent="success">
          <MessageBarBody>{texts.done(store.data.fresh)}</MessageBarBody>
        </MessageBar>
        <ImportPreview outcome={store.data} />
        <div className={styles.buttons}>
          <Button onClick={() => begin(noFile())}>{texts.discard}</Button>
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
            <Button appearance="primary" disabledFocusable={preview.isPending} onClick={() => preview.mutate(file)}>
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
            onClick={() => store.mutate(file, { onSuccess: ({ fresh }) => notices.done(texts.done(fresh)) })}
          >
            {store.isPending ? texts.importing : texts.start(preview.data.fresh)}
          </Button>
        )}
        <Button disabledFocusable={store.isPending} onClick={() => begin(noFile())}>
          {texts.discard}
        </Button>
      </div>
    </>
  )
}
