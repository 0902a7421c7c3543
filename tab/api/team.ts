/** The team of this tab, its stewards, and what goes in and out of it as files. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import type { teamSettingsReply } from '#domain/api/replies.ts'
import type { RetentionMonths } from '#domain/teams/retention.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { useApi } from './client.ts'
import { queryKeys } from './query-keys.ts'
import { useChange } from './use-change.ts'

export type TeamSettings = z.infer<typeof teamSettingsReply>
export type Member = { readonly personId: string; readonly name: string }
export type ImportFile = { readonly text: string; readonly fileName: string; readonly submissionId: string }

export function useTeam(teamId: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.team(teamId),
    queryFn: ({ signal }) => api('getTeam', { params: { teamId }, signal }),
    staleTime: 60_000,
  })
}

export function useSettings(teamId: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.settings(teamId),
    queryFn: ({ signal }) => api('getSettings', { params: { teamId }, signal }),
    // Somebody else may appoint or dismiss meanwhile.
    refetchInterval: 15_000,
  })
}

/** Members whose name holds the text; the last ones stay while the next load. */
export function useMembers(teamId: string, name: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.members(teamId, name),
    queryFn: ({ signal }) => api('listMembers', { params: { teamId }, query: { name }, signal }),
    enabled: name !== '',
    placeholderData: keepPreviousData,
  })
}

export function useAppointSteward(teamId: string) {
  const api = useApi()
  const { stewards } = useTexts().settings
  const notices = useNotices()
  return useChange({
    call: ({ personId }: Member) => api('appointSteward', { params: { teamId, personId } }),
    scope: [queryKeys.settings(teamId)],
    paint: (cache, member) =>
      cache.setQueryData<TeamSettings>(
        queryKeys.settings(teamId),
        (settings) =>
          settings && { ...settings, stewards: [...settings.stewards.filter((one) => one.personId !== member.personId), member] },
      ),
    failed: stewards.appointFailed,
    done: (_reply, { name }) => notices.done(stewards.appointed(name)),
  })
}

/** Can be undone for ten seconds: others are appointed again, oneself comes back. */
export function useDismissSteward(teamId: string, myPersonId: string) {
  const api = useApi()
  const { stewards } = useTexts().settings
  const notices = useNotices()
  const appoint = useAppointSteward(teamId)
  const comeBack = useTakeOver(teamId, stewards.cameBack)
  return useChange({
    call: ({ personId }: Member) => api('dismissSteward', { params: { teamId, personId } }),
    scope: [queryKeys.settings(teamId)],
    paint: (cache, { personId }) =>
      cache.setQueryData<TeamSettings>(
        queryKeys.settings(teamId),
        (settings) => settings && { ...settings, stewards: settings.stewards.filter((one) => one.personId !== personId) },
      ),
    failed: stewards.dismissFailed,
    done: (_reply, member) => {
      if (member.personId === myPersonId) notices.undoable(stewards.steppedDown, () => comeBack.mutate(undefined))
      else notices.undoable(stewards.dismissed(member.name), () => appoint.mutate(member))
    },
  })
}

/** @param done - what to say then; left out: that one is a steward now */
export function useTakeOver(teamId: string, done?: string) {
  const api = useApi()
  const { stewards } = useTexts().settings
  const notices = useNotices()
  return useChange({
    call: () => api('takeOver', { params: { teamId }, idempotencyKey: crypto.randomUUID() }),
    scope: [queryKeys.settings(teamId)],
    failed: stewards.takeOverFailed,
    done: () => notices.done(done ?? stewards.takenOver),
  })
}

/** Null lets everything stay. */
export function useSetRetention(teamId: string) {
  const api = useApi()
  const { retention } = useTexts().settings
  const notices = useNotices()
  return useChange({
    call: (months: RetentionMonths | null) => api('setRetention', { params: { teamId }, body: { months } }),
    scope: [queryKeys.settings(teamId)],
    paint: (cache, retentionMonths) =>
      cache.setQueryData<TeamSettings>(queryKeys.settings(teamId), (settings) => settings && { ...settings, retentionMonths }),
    failed: retention.failed,
    done: (_reply, months) => notices.done(months === null ? retention.changedToNever : retention.changed(months)),
  })
}

/** @param mode - `preview` stores nothing */
export function useImport(teamId: string, mode: 'preview' | 'import') {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ text, fileName, submissionId }: ImportFile) =>
      api('importFile', { params: { teamId }, query: { mode, fileName }, body: text, idempotencyKey: `${submissionId}.${mode}` }),
    onSuccess: async () => {
      if (mode === 'import') await cache.invalidateQueries()
    },
  })
}

export type ExportFormat = 'json' | 'csv' | 'netscape'

export function useExport(teamId: string) {
  const api = useApi()
  return useMutation({ mutationFn: (format: ExportFormat) => api('exportTeam', { params: { teamId }, query: { format } }) })
}
