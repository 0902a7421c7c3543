/** A person's own check-ins: that of this week, the earlier ones, and what is done with them. */
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import type { AnswersReply, checkInPageReply, CheckInReply, CurrentCheckInReply } from '#domain/api/check-in-replies.ts'
import type { checkInEndpoints } from '#domain/api/endpoints/check-ins.ts'
import type { BodyOf } from '#domain/api/endpoint.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { usePace } from '#tab/hooks/use-pace.ts'
import { useApi } from './client.ts'
import { queryKeys } from './query-keys.ts'
import { useChange } from './use-change.ts'

export type GivenAnswer = BodyOf<typeof checkInEndpoints.answerCheckIn>['answers'][number]
export type Share = NonNullable<GivenAnswer['share']>
export type Question = CheckInReply['questions'][number]
export type Outcome = AnswersReply['outcomes'][number]
export type Later = 'hours' | 'tomorrow'

type Pages = InfiniteData<z.infer<typeof checkInPageReply>>

export function useCurrentCheckIn() {
  const api = useApi()
  const cache = useQueryClient()
  return useQuery({
    queryKey: queryKeys.currentCheckIn(),
    queryFn: ({ signal }) => api('currentCheckIn', { params: {}, signal }),
    // It can be answered in the chat as well.
    refetchInterval: usePace(30_000, () => void cache.invalidateQueries({ queryKey: queryKeys.currentCheckIn() })),
  })
}

/** @param words - those that hold them; empty: all. The last ones stay while the next load. */
export function useCheckIns(words: string) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: queryKeys.checkInList(words),
    queryFn: ({ pageParam, signal }) =>
      api('listCheckIns', { params: {}, query: { cursor: pageParam, ...(words !== '' && { words }) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function useLookBack() {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.lookBack(),
    queryFn: ({ signal }) => api('lookBack', { params: {}, signal }),
    staleTime: 60_000,
  })
}

export type Answers = {
  readonly week: string
  readonly answers: readonly GivenAnswer[]
  /** Questions whose answer was emptied, with the revision that was seen: they are taken back. */
  readonly emptied: readonly Pick<GivenAnswer, 'questionId' | 'seen'>[]
}

/** What was typed stays with whoever typed it; they show what has become of each answer. */
export function useAnswer() {
  const api = useApi()
  return useChange({
    call: async ({ week, answers, emptied }: Answers) => {
      const reply = answers.length === 0 ? null : await api('answerCheckIn', { params: { week }, body: { answers: [...answers] } })
      let checkIn = reply?.checkIn
      for (const { questionId, seen } of emptied)
        checkIn = await api('takeBackAnswer', { params: { week, questionId }, query: { seen: String(seen) } })
      return { checkIn, outcomes: reply?.outcomes ?? [] }
    },
    scope: [queryKeys.checkIns(), queryKeys.week()],
    done: ({ checkIn }, _input, cache) => checkIn && putCheckIn(cache, checkIn),
  })
}

/** Can be undone for ten seconds: then it is their own again, and a team's copy stays what it is. */
export function useTakeBack() {
  const api = useApi()
  const { archive } = useTexts().personal.checkIns
  const notices = useNotices()
  const restore = useRestoreAnswer()
  return useChange({
    call: ({ checkIn, question }: OneAnswer) =>
      api('takeBackAnswer', {
        params: { week: checkIn.week, questionId: question.questionId },
        query: { seen: String(question.answer?.revision ?? 1) },
      }),
    scope: [queryKeys.checkIns()],
    paint: (cache, { checkIn, question }) => putCheckIn(cache, withoutAnswer(checkIn, question.questionId)),
    failed: archive.takeBackFailed,
    done: (_reply, one) => {
      const said = one.question.answer?.shared == null ? archive.takenBack : archive.takenBackShared
      notices.undoable(said, () => restore.mutate(one))
    },
  })
}

/** Can be undone for ten seconds. */
export function useSkip() {
  const api = useApi()
  const { current } = useTexts().personal.checkIns
  const notices = useNotices()
  const change = useChange({
    call: ({ checkIn, isSkipped }: { readonly checkIn: CheckInReply; readonly isSkipped: boolean }) =>
      api('skipCheckIn', { params: { week: checkIn.week }, body: { isSkipped } }),
    scope: [queryKeys.checkIns()],
    paint: (cache, { checkIn, isSkipped }) => putCheckIn(cache, { ...checkIn, isSkipped }),
    failed: current.skipFailed,
    done: (checkIn, { isSkipped }) => {
      if (isSkipped) notices.undoable(current.skippedDone, () => onUndo(checkIn))
    },
  })
  const onUndo = (checkIn: CheckInReply): void => change.mutate({ checkIn, isSkipped: false })
  return change
}

/** @param onDone - called with the instant at which the bot asks again */
export function useLater(onDone: (dueAt: string) => void) {
  const api = useApi()
  const { current } = useTexts().personal.checkIns
  return useChange({
    call: ({ week, later }: { readonly week: string; readonly later: Later }) =>
      api('postponeCheckIn', { params: { week }, body: { later } }),
    scope: [queryKeys.currentCheckIn(), queryKeys.checkInTimes()],
    failed: current.laterFailed,
    done: ({ dueAt }) => onDone(dueAt),
  })
}

type OneAnswer = { readonly checkIn: CheckInReply; readonly question: Question }

function useRestoreAnswer() {
  const api = useApi()
  const { archive } = useTexts().personal.checkIns
  return useChange({
    call: ({ checkIn, question }: OneAnswer) => {
      const { questionId, answer } = question
      const answers = [{ questionId, text: answer?.text ?? '', seen: 0, share: null }]
      return api('answerCheckIn', { params: { week: checkIn.week }, body: { answers } })
    },
    scope: [queryKeys.checkIns()],
    failed: archive.restoreFailed,
    done: ({ checkIn }, _one, cache) => putCheckIn(cache, checkIn),
  })
}

/** Shows it wherever its week is shown. */
function putCheckIn(cache: QueryClient, checkIn: CheckInReply): void {
  cache.setQueryData<CurrentCheckInReply>(
    queryKeys.currentCheckIn(),
    (current) => current && (current.checkIn?.week === checkIn.week ? { ...current, checkIn } : current),
  )
  cache.setQueriesData<Pages>({ queryKey: queryKeys.checkInLists() }, (data) => {
    if (data === undefined) return data
    const pages = data.pages.map((page) => ({ ...page, items: page.items.map((one) => (one.week === checkIn.week ? checkIn : one)) }))
    return { ...data, pages }
  })
}

const withoutAnswer = (checkIn: CheckInReply, questionId: string): CheckInReply => ({
  ...checkIn,
  questions: checkIn.questions.map((question) => (question.questionId === questionId ? { ...question, answer: null } : question)),
})
