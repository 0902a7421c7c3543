/** A person's own space: who they are, what their teams shared, their notebook. */
import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import type { entryPageReply, EntryReply } from '#domain/api/replies.ts'
import type { ShareForm } from '#domain/resources/share-form.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { usePace } from '#tab/hooks/use-pace.ts'
import { useApi } from './client.ts'
import { queryKeys } from './query-keys.ts'
import { useChange } from './use-change.ts'

type EntryPage = z.infer<typeof entryPageReply>
type Pages = InfiniteData<EntryPage>

export function useMe() {
  const api = useApi()
  return useQuery({ queryKey: queryKeys.me(), queryFn: ({ signal }) => api('getMe', { params: {}, signal }), staleTime: 60_000 })
}

export function useWeek() {
  const api = useApi()
  const cache = useQueryClient()
  return useQuery({
    queryKey: queryKeys.week(),
    queryFn: ({ signal }) => api('getWeek', { params: {}, signal }),
    refetchInterval: usePace(30_000, () => void cache.invalidateQueries({ queryKey: queryKeys.week() })),
  })
}

export function useNotebook() {
  const api = useApi()
  const cache = useQueryClient()
  return useInfiniteQuery({
    queryKey: queryKeys.notebook(),
    queryFn: ({ pageParam, signal }) => api('listEntries', { params: {}, query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // Chats and messages write into it as well.
    refetchInterval: usePace(15_000, () => void cache.invalidateQueries({ queryKey: queryKeys.notebook() })),
  })
}

/** What was typed in the notebook's one field; it stays in the field until it is kept. */
export function useKeepThought() {
  const api = useApi()
  return useChange({
    call: ({ text, submissionId }: { readonly text: string; readonly submissionId: string }) =>
      api('saveEntry', { params: {}, body: { text }, idempotencyKey: submissionId }),
    scope: [queryKeys.notebook()],
  })
}

/** Keeps a resource of a team in one's own notebook. */
export function useSaveResource() {
  const api = useApi()
  const { actions } = useTexts().library
  const notices = useNotices()
  return useChange({
    call: (resource: { readonly teamId: string; readonly resourceId: string }) =>
      api('saveEntry', { params: {}, body: { resource }, idempotencyKey: crypto.randomUUID() }),
    scope: [queryKeys.notebook()],
    failed: actions.saveFailed,
    done: () => notices.done(actions.saved),
  })
}

export function useDeleteEntry() {
  const api = useApi()
  const { notebook } = useTexts().personal
  const notices = useNotices()
  const restore = useRestoreEntry()
  return useChange({
    call: ({ entryId }: EntryReply) => api('deleteEntry', { params: { entryId } }),
    scope: [queryKeys.notebook()],
    paint: (cache, { entryId }) =>
      cache.setQueryData<Pages>(
        queryKeys.notebook(),
        (data) =>
          data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter((one) => one.entryId !== entryId) })) },
      ),
    failed: notebook.deleteFailed,
    done: (_reply, entry) => notices.undoable(notebook.deleted(entry.title), () => restore.mutate(entry)),
  })
}

export type PassOn = {
  readonly teamId: string
  readonly form: ShareForm
  readonly submissionId: string
  readonly isSeparate: boolean
}

export function usePassOn(entryId: string) {
  const api = useApi()
  return useChange({
    call: ({ teamId, form, submissionId, isSeparate }: PassOn) =>
      api('passOnEntry', {
        params: { entryId },
        body: { ...form, teamId, knownLink: isSeparate ? 'separate' : 'ask' },
        idempotencyKey: isSeparate ? `${submissionId}.own` : submissionId,
      }),
    scope: [queryKeys.notebook(), queryKeys.week()],
  })
}

function useRestoreEntry() {
  const api = useApi()
  const { notebook } = useTexts().personal
  return useChange({
    call: ({ entryId }: EntryReply) => api('restoreEntry', { params: { entryId }, idempotencyKey: crypto.randomUUID() }),
    scope: [queryKeys.notebook()],
    failed: notebook.restoreFailed,
  })
}
