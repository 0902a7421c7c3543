/** The library's server state: lists, one resource, and what changes it. */
import { useEffect, useRef } from 'react'
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ResourceReply } from '#domain/api/replies.ts'
import type { ShareForm } from '#domain/resources/share-form.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { usePace } from '#tab/hooks/use-pace.ts'
import { useApi } from './client.ts'
import { paintRows } from './painting.ts'
import { queryKeys } from './query-keys.ts'
import { useChange } from './use-change.ts'

export type VersionedResource = ResourceReply & { readonly etag: string }

/** An open page looks so often whether the library has changed; not while nobody sees it, and seldom while nobody is at it. */
const lookAgainMs = 4_000

/** Counts and tags of the library. */
export function useLibrary(teamId: string) {
  return useQuery(useLibraryQuery(teamId))
}

/** The same for the page that shows the library: when somebody changed it, all of it that is in view is asked anew. */
export function useLiveLibrary(teamId: string) {
  const cache = useQueryClient()
  const refetchInterval = usePace(lookAgainMs, () => void cache.invalidateQueries({ queryKey: queryKeys.library(teamId) }))
  const library = useQuery({ ...useLibraryQuery(teamId), refetchInterval })
  const version = library.data?.version
  const seen = useRef<string>(undefined)
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== version) void cache.invalidateQueries({ queryKey: queryKeys.resources(teamId) })
    seen.current = version
  }, [cache, teamId, version])
  return library
}

function useLibraryQuery(teamId: string) {
  const api = useApi()
  return queryOptions({
    queryKey: queryKeys.library(teamId),
    queryFn: ({ signal }) => api('getLibrary', { params: { teamId }, signal }),
    enabled: teamId !== '',
  })
}

export type Sort = 'newest' | 'helpful'

/** @param query - in the syntax of the search box; the last list stays in view while the next one loads */
export function useResourceList(teamId: string, query: string, sort: Sort) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: queryKeys.resourceList(teamId, query, sort),
    // Each page says what it was asked for: while the next list loads, the one in view belongs to the query before.
    queryFn: async ({ pageParam, signal }) => ({
      ...(await api('listResources', { params: { teamId }, query: { query, sort, cursor: pageParam }, signal })),
      query,
      sort,
    }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function useResource(teamId: string, resourceId: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.resource(teamId, resourceId),
    queryFn: ({ signal }) => api('getResource', { params: { teamId, resourceId }, signal }),
  })
}

/** The resource that has this link already, or null. */
export function useKnownLink(teamId: string, link: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.knownLink(teamId, link),
    queryFn: ({ signal }) => api('findKnownLink', { params: { teamId }, query: { link }, signal }),
    enabled: link !== '' && teamId !== '',
    staleTime: 30_000,
  })
}

export type Submission = {
  readonly form: ShareForm
  /** The same for every try, so that a lost answer can't share twice. */
  readonly submissionId: string
  /** Share it although the library has the link. */
  readonly isSeparate: boolean
}

export function useShareResource(teamId: string) {
  const api = useApi()
  return useChange({
    call: ({ form, submissionId, isSeparate }: Submission) =>
      api('shareResource', {
        params: { teamId },
        body: { ...form, knownLink: isSeparate ? 'separate' : 'ask' },
        idempotencyKey: isSeparate ? `${submissionId}.own` : submissionId,
      }),
    scope: [queryKeys.resources(teamId), queryKeys.library(teamId)],
  })
}

/** Who edits sees the outcome in the form, which stays open until then. */
export function useEditResource(teamId: string, resourceId: string) {
  const api = useApi()
  return useChange({
    call: ({ form, etag }: { readonly form: ShareForm; readonly etag: string }) =>
      api('editResource', { params: { teamId, resourceId }, body: form, ifMatch: etag }),
    scope: [queryKeys.resources(teamId), queryKeys.library(teamId)],
  })
}

/** @returns the version that is stored now, for a form whose own is stale */
export function useLatestResource(teamId: string, resourceId: string): () => Promise<VersionedResource> {
  const api = useApi()
  const cache = useQueryClient()
  return () =>
    cache.fetchQuery({
      queryKey: queryKeys.resource(teamId, resourceId),
      queryFn: ({ signal }) => api('getResource', { params: { teamId, resourceId }, signal }),
      staleTime: 0,
    })
}

/** `instead`: what people should use. */
export type Outdating = { readonly isOutdated: boolean; readonly instead?: string }

/** A mark can be undone for ten seconds. @param me - whose mark it will be */
export function useSetOutdated(teamId: string, resourceId: string, me: { readonly personId: string; readonly name: string }) {
  const api = useApi()
  const { actions } = useTexts().library
  const notices = useNotices()
  const change = useChange({
    call: (next: Outdating) => api('setOutdated', { params: { teamId, resourceId }, body: next }),
    scope: [queryKeys.resources(teamId), queryKeys.library(teamId)],
    paint: (cache, { isOutdated, instead = '' }) => {
      const outdated = isOutdated ? { by: me, at: new Date().toISOString(), instead } : null
      cache.setQueryData<VersionedResource>(queryKeys.resource(teamId, resourceId), (one) => one && { ...one, isOutdated, outdated })
      paintRows(cache, teamId, resourceId, (row) => ({ ...row, isOutdated }))
    },
    failed: actions.outdateFailed,
    done: (_reply, { isOutdated }) => {
      if (isOutdated) notices.undoable(actions.outdatedDone, () => onUndo({ isOutdated: false }))
      else notices.done(actions.renewed)
    },
  })
  const onUndo = (back: Outdating): void => change.mutate(back)
  return change
}
