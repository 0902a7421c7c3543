/** The two things one does: say that it helped, and keep it. Saying it acts at once; the line on what it changed comes after. */
import { useState } from 'react'
import { Button, makeStyles, ToggleButton } from '@fluentui/react-components'
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark'
import { ThumbLikeFilled, ThumbLikeRegular } from '@fluentui/react-icons/svg/thumb-like'
import type { ResourceSummaryReply } from '#domain/api/replies.ts'
import { useSaveResource } from '#tab/api/personal.ts'
import { useHelped, useMarkHelped } from '#tab/api/responses.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { useAnnouncer } from '#tab/hooks/use-announcer.tsx'
import { useShortcut } from '#tab/hooks/use-shortcut.ts'
import { HelpedLine } from './helped-line.tsx'

const useStyles = makeStyles({ actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' } })

export function DetailActions({ resource }: { readonly resource: ResourceSummaryReply }) {
  const styles = useStyles()
  const { library } = useTexts()
  const { teamId, resourceId } = resource
  const helped = useHelped(teamId, resourceId)
  const mark = useMarkHelped(teamId, resourceId, useHost().host.me)
  const save = useSaveResource()
  const announce = useAnnouncer()
  /** Of which resource the line is asked for. */
  const [asksFor, setAsksFor] = useState<string | null>(null)
  const mine = helped.data?.mine ?? null
  const isMarked = mine !== null

  const toggle = (): void => {
    if (helped.data === undefined) return
    mark.mutate(isMarked ? null : '')
    setAsksFor(isMarked ? null : resourceId)
    announce(isMarked ? library.helped.unmarked : library.helped.marked)
  }
  useShortcut('h', toggle, '[data-row], [data-detail]')

  return (
    <>
      <div className={styles.actions}>
        <ToggleButton
          checked={isMarked}
          icon={isMarked ? <ThumbLikeFilled /> : <ThumbLikeRegular />}
          disabledFocusable={helped.data === undefined}
          aria-keyshortcuts="h"
          onClick={toggle}
        >
          {isMarked ? library.actions.helpedDone : library.actions.helped}
        </ToggleButton>
        <Button
          appearance="subtle"
          icon={<BookmarkRegular />}
          disabledFocusable={save.isPending}
          onClick={() => save.mutate({ teamId, resourceId })}
        >
          {library.actions.save}
        </Button>
      </div>
      {isMarked && asksFor === resourceId ? (
        <HelpedLine
          line={mine.line}
          onSend={(line) => {
            mark.mutate(line)
            setAsksFor(null)
            announce(library.helped.marked)
          }}
          onClose={() => setAsksFor(null)}
        />
      ) : isMarked ? (
        <div>
          <Button size="small" appearance="transparent" onClick={() => setAsksFor(resourceId)}>
            {library.helped.change}
          </Button>
        </div>
      ) : null}
    </>
  )
}
