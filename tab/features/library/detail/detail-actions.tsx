/** The two things one does: say that it helped, and keep it. Saying it acts at once; the line on what it changed comes after. */
import { useRef, useState } from 'react'
import { Button, makeStyles, ToggleButton } from '@fluentui/react-components'
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark'
import { ThumbLikeFilled, ThumbLikeRegular } from '@fluentui/react-icons/svg/thumb-like'
import type { ResourceReply, ResourceSummaryReply } from '#domain/api/replies.ts'
import { maySayItHelped } from '#domain/resources/rights.ts'
import { useSaveResource } from '#tab/api/personal.ts'
import { useHelped, useMarkHelped } from '#tab/api/responses.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { useAnnouncer } from '#tab/hooks/use-announcer.tsx'
import { useShortcut } from '#tab/hooks/use-shortcut.ts'
import { HelpedLine } from './helped-line.tsx'

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '4px 8px', alignItems: 'center' },
  // On a phone it stands below the other, and begins where that begins.
  below: { '@media (max-width: 440px)': { marginInlineStart: '-12px' } },
  change: { marginInlineStart: '-8px', marginTop: '-8px' },
})

export type DetailActionsProps = { readonly resource: ResourceSummaryReply; readonly source: ResourceReply['source'] }

export function DetailActions({ resource, source }: DetailActionsProps) {
  const styles = useStyles()
  const { library } = useTexts()
  const { teamId, resourceId } = resource
  const helped = useHelped(teamId, resourceId)
  const { me } = useHost().host
  const mark = useMarkHelped(teamId, resourceId, me)
  const save = useSaveResource()
  const announce = useAnnouncer()
  /** Of which resource the line is asked for. */
  const [asks, setAsks] = useState<{ readonly resourceId: string; readonly takesFocus: boolean } | null>(null)
  const actionsRef = useRef<HTMLDivElement>(null)
  const mine = helped.data?.mine ?? null
  const isMarked = mine !== null
  // A mark from before the rule can be taken back.
  const isOffered = isMarked || maySayItHelped(me.personId, { ...resource, source })

  const toggle = (takesFocus: boolean): void => {
    if (helped.data === undefined || !isOffered) return
    const said = isMarked ? library.helped.unmarked : library.helped.marked
    mark.mutate(isMarked ? null : '', { onSuccess: () => announce(said) })
    setAsks(isMarked ? null : { resourceId, takesFocus })
  }
  const endLine = (): void => {
    setAsks(null)
    actionsRef.current?.querySelector('button')?.focus()
  }
  useShortcut('h', () => toggle(false), '[data-row], [data-detail]')

  return (
    <>
      <div ref={actionsRef} className={styles.actions}>
        {isOffered ? (
          <ToggleButton
            checked={isMarked}
            icon={isMarked ? <ThumbLikeFilled /> : <ThumbLikeRegular />}
            disabledFocusable={helped.data === undefined}
            aria-keyshortcuts="h"
            onClick={() => toggle(true)}
          >
            {isMarked ? library.actions.helpedDone : library.actions.helped}
          </ToggleButton>
        ) : null}
        <Button
          // Alone it needs an edge to stand on.
          appearance={isOffered ? 'subtle' : 'secondary'}
          className={isOffered ? styles.below : ''}
          icon={<BookmarkRegular />}
          disabledFocusable={save.isPending}
          onClick={() => save.mutate({ teamId, resourceId })}
        >
          {library.actions.save}
        </Button>
      </div>
      {isMarked && asks?.resourceId === resourceId ? (
        <HelpedLine
          takesFocus={asks.takesFocus}
          line={mine.line}
          onSend={(line) => {
            mark.mutate(line, { onSuccess: () => announce(library.helped.marked) })
            endLine()
          }}
          onClose={endLine}
        />
      ) : isMarked ? (
        <div className={styles.change}>
          <Button size="small" appearance="transparent" onClick={() => setAsks({ resourceId, takesFocus: true })}>
            {mine.line === '' ? library.helped.say : library.helped.change}
          </Button>
        </div>
      ) : null}
    </>
  )
}
