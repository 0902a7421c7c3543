/** Deleting resources, bringing them back, and removing them for good. */
import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import type { deletedPageReply } from '#domain/api/replies.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { useApi } from './client.ts'
import { paintRows } from './painting.ts'
import { queryKeys } from './query-keys.ts'
import { useChange } from './use-change.ts'

type DeletedPage = z.infer<typeof deletedPageReply>
export type DeletedResource = DeletedPage['items'][number]

type Named = { readonly resourceId: string; readonly title: string }

/** Deletes at once, and says so with an undo. */
export function useDeleteResource(teamId: string) {
  const api = useApi()
  const { actions } = useTexts().library
  const notices = useNotices()
  const restore = useRestoreResource(teamId)
  return useChange({
    call: ({ resourceId }: Named) => api('deleteResource', { params: { teamId, resourceId } }),
    scope: scopeOf(teamId),
    paint: (cache, { resourceId }) => paintRows(cache, teamId, resourceId, () => null),
    failed: actions.deleteFailed,
    done: (_reply, named) => notices.undoable(actions.deleted(named.title), () => restore.mutate(named)),
  })
}

export function useRestoreResource(teamId: string) {
  const api = useApi()
  const { actions } = useTexts().library
  const notices = useNotices()
  return useChange({
    call: ({ resourceId }: Named) => api('restoreResource', { params: { teamId, resourceId }, idempotencyKey: crypto.randomUUID() }),
    scope: scopeOf(teamId),
    paint: (cache, { resourceId }) => cache.setQueryData(queryKeys.deleted(teamId), withoutDeleted(resourceId)),
    failed: actions.restoreFailed,
    done: (_reply, { title }) => notices.done(actions.restored(title)),
  })
}

/** For stewards; whoever calls asks first. */
export function useRemoveResource(teamId: string) {
  const api = useApi()
  const { deleted } = useTexts().library
  const notices = useNotices()
  return useChange({
    call: ({ resourceId }: Named) => api('removeResource', { params: { teamId, resourceId } }),
    scope: [queryKeys.deleted(teamId)],
    paint: (cache, { resourceId }) => cache.setQueryData(queryKeys.deleted(teamId), withoutDeleted(resourceId)),
    failed: deleted.removeFailed,
    done: (_reply, { title }) => notices.done(deleted.removed(title)),
  })
}

export function useDeleted(teamId: string) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: queryKeys.deleted(teamId),
    queryFn: ({ pageParam, signal }) => api('listDeleted', { params: { teamId }, query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

const scopeOf = (teamId: string) => [queryKeys.resourceLists(teamId), queryKeys.deleted(teamId), queryKeys.library(teamId)]

const withoutDeleted = (resourceId: string) => (data: InfiniteData<DeletedPage> | undefined) =>
  data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.resourceId !== resourceId) })) }
