/** One resource, whole: what it is, the two things one does with it, the content, how it helped, where it comes from. */
import { useEffect, useRef, useState } from 'react'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ResourceReply, ResourceSummaryReply } from '#domain/api/replies.ts'
import { isRefusal } from '#tab/api/api-error.ts'
import { useResource } from '#tab/api/resources.ts'
import { useTeamId, useTexts } from '#tab/host/host-context.ts'
import { EmptyFace, FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { MarkdownText } from '#tab/ui/markdown-text.tsx'
import { SearchInfoRegular } from '@fluentui/react-icons/svg/search-info'
import { Comments } from './comments.tsx'
import { DetailActions } from './detail-actions.tsx'
import { DetailBar } from './detail-bar.tsx'
import { DetailDialogs, type DetailDialog } from './detail-dialogs.tsx'
import { DetailHead } from './detail-head.tsx'
import { HelpedStories } from './helped-stories.tsx'
import { LinkCard } from './link-card.tsx'
import { Origin } from './origin.tsx'
import { TagRow } from './tag-row.tsx'

export type ResourceDetailProps = {
  readonly resourceId: string
  /** What the list knows of it: shown until the whole is there. */
  readonly summary: ResourceSummaryReply | undefined
  /** Another number moves the focus to the title. */
  readonly focusRequest: number
  readonly isBesideList: boolean
  readonly onClose: () => void
  readonly onDeleted: () => void
  readonly onTag: (tag: string) => void
}

const useStyles = makeStyles({
  detail: { display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)', height: '100%', minHeight: 0 },
  scroller: { overflowY: 'auto', minHeight: 0 },
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    padding: '20px 24px 40px',
    '@container (max-width: 400px)': { padding: '16px 16px 32px' },
  },
  rest: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '24px',
    paddingTop: '16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

export function ResourceDetail(props: ResourceDetailProps) {
  const { resourceId, summary, focusRequest, isBesideList, onClose, onDeleted, onTag } = props
  const styles = useStyles()
  const { library } = useTexts()
  const resource = useResource(useTeamId(), resourceId)
  const [dialog, setDialog] = useState<DetailDialog>(null)
  const titleRef = useRef<HTMLHeadingElement>(null)
  const shown = resource.data ?? summary
  useFocusOn(titleRef, focusRequest, shown !== undefined)
  const isGone = isRefusal(resource.error, 'not-found')
  return (
    <div className={styles.detail} data-detail>
      <DetailBar
        shown={isGone ? undefined : shown}
        whole={resource.data}
        isBesideList={isBesideList}
        onClose={onClose}
        onDeleted={onDeleted}
        onDialog={setDialog}
      />
      <div className={styles.scroller}>
        {isGone ? (
          <EmptyFace icon={<SearchInfoRegular />} title={library.detailMissing} text={library.detailMissingText}>
            <Button onClick={onClose}>{library.backToLibrary}</Button>
          </EmptyFace>
        ) : (
          <>
            {resource.isError ? (
              <FailedFace title={library.detailFailed} error={resource.error}>
                <Button size="small" onClick={() => void resource.refetch()}>
                  {library.tryAgain}
                </Button>
              </FailedFace>
            ) : null}
            {shown === undefined ? null : (
              <article className={styles.content}>
                <DetailHead shown={shown} whole={resource.data} titleRef={titleRef} onHistory={() => setDialog('history')} />
                <DetailActions resource={shown} source={resource.data?.source ?? null} />
                {resource.data === undefined ? null : <Rest resource={resource.data} onTag={onTag} />}
              </article>
            )}
            {resource.isPending ? <LoadingFace label={library.loading} /> : null}
          </>
        )}
      </div>
      {resource.data === undefined ? null : <DetailDialogs resource={resource.data} dialog={dialog} onClose={() => setDialog(null)} />}
    </div>
  )
}

function Rest({ resource, onTag }: { readonly resource: ResourceReply; readonly onTag: (tag: string) => void }) {
  const styles = useStyles()
  const { resourceId, body, link, tags, source } = resource
  return (
    <div className={styles.rest}>
      {link === null ? null : <LinkCard link={link} linkHost={resource.linkHost} preview={resource.preview} />}
      {body === '' ? null : <MarkdownText text={body} />}
      <HelpedStories key={resourceId} resourceId={resourceId} />
      <Comments key={`views of ${resourceId}`} resourceId={resourceId} />
      {source === null ? null : <Origin source={source} />}
      {tags.length === 0 ? null : <TagRow tags={tags} onTag={onTag} />}
    </div>
  )
}

/** Moves the focus once for each request, as soon as there is something to move it to. */
function useFocusOn(ref: React.RefObject<HTMLElement | null>, request: number, isThere: boolean): void {
  const done = useRef(0)
  useEffect(() => {
    if (!isThere || request === done.current) return
    done.current = request
    // After a drawer has put the focus on its first button.
    requestAnimationFrame(() => ref.current?.focus())
  }, [ref, request, isThere])
}
