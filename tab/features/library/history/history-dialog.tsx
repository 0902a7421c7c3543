/** Earlier versions of a resource, compared with the present one; any of them can be brought back. */
import { useState } from 'react'
import { Button, Caption1, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { useHistory } from '#tab/api/responses.ts'
import { useEditResource, type VersionedResource } from '#tab/api/resources.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { DialogFrame } from '#tab/ui/dialog-frame.tsx'
import { FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { dayOf } from '#tab/ui/relative-date.tsx'
import { draftOf, formOf } from '#tab/ui/resource-form/form-draft.ts'
import { Comparison } from './comparison.tsx'

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gridTemplateColumns: '220px minmax(0, 1fr)',
    gap: '16px',
    alignItems: 'start',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  versions: { '@media (max-width: 640px)': { maxHeight: '160px', overflowY: 'auto' } },
  version: { display: 'grid', textAlign: 'start' },
  muted: { color: tokens.colorNeutralForeground3 },
})

export function HistoryDialog({ resource, onClose }: { readonly resource: VersionedResource; readonly onClose: () => void }) {
  const styles = useStyles()
  const { library } = useTexts()
  const texts = library.history
  const locale = useDisplayLocale()
  const { teamId, resourceId, etag, mayEdit } = resource
  const history = useHistory(teamId, resourceId)
  const edit = useEditResource(teamId, resourceId)
  const notices = useNotices()
  const [chosen, setChosen] = useState<number | null>(null)
  const items = history.data?.items ?? []
  const version = items.find(({ revision }) => revision === chosen) ?? items[0]

  const restore = (): void => {
    if (version === undefined) return
    edit.mutate(
      { form: formOf(draftOf(version)), etag },
      {
        onSuccess: () => {
          notices.done(texts.restored)
          onClose()
        },
      },
    )
  }
  return (
    <DialogFrame
      title={texts.title(resource.title)}
      width={860}
      isFluid
      onClose={onClose}
      buttons={
        <>
          {version === undefined || !mayEdit ? null : (
            <Button appearance="primary" disabledFocusable={edit.isPending} onClick={restore}>
              {texts.restore(version.revision)}
            </Button>
          )}
          <Button appearance={version === undefined || !mayEdit ? 'primary' : 'secondary'} onClick={onClose}>
            {texts.close}
          </Button>
        </>
      }
    >
      {edit.isError ? <FailedFace title={texts.restoreFailed} error={edit.error} /> : null}
      {history.isError ? (
        <FailedFace title={texts.failed} error={history.error}>
          <Button size="small" onClick={() => void history.refetch()}>
            {library.tryAgain}
          </Button>
        </FailedFace>
      ) : history.isPending ? (
        <LoadingFace label={texts.loading} />
      ) : version === undefined ? (
        <p>{texts.none}</p>
      ) : (
        <div className={styles.content}>
          <TabList
            vertical
            className={styles.versions}
            aria-label={texts.versions}
            selectedValue={version.revision}
            onTabSelect={(_event, { value }) => setChosen(Number(value))}
          >
            {items.map(({ revision, by, at }) => (
              <Tab key={revision} value={revision}>
                <span className={styles.version}>
                  {texts.version(revision)}
                  <Caption1 className={styles.muted}>{texts.by(by.name, dayOf(at, locale))}</Caption1>
                </span>
              </Tab>
            ))}
          </TabList>
          <Comparison revision={version.revision} then={draftOf(version)} now={draftOf(resource)} />
        </div>
      )}
    </DialogFrame>
  )
}
