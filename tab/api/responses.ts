/** What teammates add to a resource: that it helped, and views; and its earlier versions. */
import { useQuery, type QueryClient } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import type { commentsReply, HelpedReply } from '#domain/api/replies.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { useApi } from './client.ts'
import { paintRows } from './painting.ts'
import { queryKeys } from './query-keys.ts'
import { useChange } from './use-change.ts'

type Me = { readonly personId: string; readonly name: string }
type Comments = z.infer<typeof commentsReply>
export type Comment = Comments['items'][number]

export function useHelped(teamId: string, resourceId: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.helped(teamId, resourceId),
    queryFn: ({ signal }) => api('getHelped', { params: { teamId, resourceId }, signal }),
  })
}

/** @returns marks with a line, which may be empty; null takes the mark back */
export function useMarkHelped(teamId: string, resourceId: string, me: Me) {
  const api = useApi()
  const { helped } = useTexts().library
  const params = { teamId, resourceId }
  return useChange({
    call: (line: string | null) => (line === null ? api('unmarkHelped', { params }) : api('markHelped', { params, body: { line } })),
    scope: [queryKeys.helped(teamId, resourceId), queryKeys.resourceLists(teamId)],
    paint: (cache, line) => paintHelped(cache, params, me, line),
    failed: helped.failed,
  })
}

export function useComments(teamId: string, resourceId: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.comments(teamId, resourceId),
    queryFn: ({ signal }) => api('listComments', { params: { teamId, resourceId }, signal }),
  })
}

/**
 * The view stays with whoever types it until the service answers.
 * @param onAdded - called as soon as the view is in the list
 */
export function useAddComment(teamId: string, failed?: string, onAdded?: () => void) {
  const api = useApi()
  type Input = { readonly resourceId: string; readonly text: string; readonly submissionId: string }
  return useChange({
    call: ({ resourceId, text, submissionId }: Input) =>
      api('addComment', { params: { teamId, resourceId }, body: { text }, idempotencyKey: submissionId }),
    scope: [queryKeys.resources(teamId)],
    // Seen at once where it is shown: the list is asked for anew behind it.
    done: (comment, { resourceId }, cache) => {
      cache.setQueryData<Comments>(
        queryKeys.comments(teamId, resourceId),
        (data) => data && { items: [...data.items.filter(({ commentId }) => commentId !== comment.commentId), comment] },
      )
      onAdded?.()
    },
    ...(failed !== undefined && { failed }),
  })
}

export function useDeleteComment(teamId: string, resourceId: string, onUndo: (comment: Comment) => void) {
  const api = useApi()
  const { comments } = useTexts().library
  const notices = useNotices()
  return useChange({
    call: ({ commentId }: Comment) => api('deleteComment', { params: { teamId, resourceId, commentId } }),
    scope: [queryKeys.comments(teamId, resourceId), queryKeys.resourceLists(teamId)],
    paint: (cache, { commentId }) =>
      cache.setQueryData<Comments>(
        queryKeys.comments(teamId, resourceId),
        (data) => data && { items: data.items.filter((item) => item.commentId !== commentId) },
      ),
    failed: comments.deleteFailed,
    done: (_reply, comment) => notices.undoable(comments.deleted, () => onUndo(comment)),
  })
}

export function useHistory(teamId: string, resourceId: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.history(teamId, resourceId),
    queryFn: ({ signal }) => api('getHistory', { params: { teamId, resourceId }, signal }),
  })
}

function paintHelped(cache: QueryClient, at: { readonly teamId: string; readonly resourceId: string }, me: Me, line: string | null): void {
  const { teamId, resourceId } = at
  const before = cache.getQueryData<HelpedReply>(queryKeys.helped(teamId, resourceId))
  if (before === undefined) return
  const after = withMyMark(before, me, line, new Date().toISOString())
  cache.setQueryData(queryKeys.helped(teamId, resourceId), after)
  paintRows(cache, teamId, resourceId, (row) => ({ ...row, helpedCount: row.helpedCount + after.count - before.count }))
}

/** How it helped, once my mark says `line`, or is taken back. */
export function withMyMark({ count, mine, stories }: HelpedReply, me: Me, line: string | null, now: string): HelpedReply {
  const others = stories.filter((story) => story.by.personId !== me.personId)
  if (line === null) return { count: mine === null ? count : count - 1, mine: null, stories: others }
  const told = line.trim() === '' ? others : [{ by: me, at: now, line: line.trim() }, ...others]
  return { count: mine === null ? count + 1 : count, mine: { line: line.trim(), at: now }, stories: told }
}
