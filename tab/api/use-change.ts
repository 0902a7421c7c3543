/** A change that shows at once: a refusal puts everything back and says why. */
import { useMutation, useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { useNotices } from '#tab/hooks/use-notices.tsx'

export type Change<Input, Reply> = {
  readonly call: (input: Input) => Promise<Reply>
  /** What the change may touch: put back when it is refused, and asked anew when it is settled. */
  readonly scope: readonly QueryKey[]
  readonly paint?: (cache: QueryClient, input: Input) => void
  /** The title of the refusal. Left out: whoever called shows it. */
  readonly failed?: string
  readonly done?: (reply: Reply, input: Input, cache: QueryClient) => void
  /** Changes of one name are sent one after the other: the last one stands. */
  readonly turn?: string
  /** Beside the notice. */
  readonly onRefused?: (input: Input) => void
}

export function useChange<Input, Reply>({ call, scope, paint, failed, done, turn, onRefused }: Change<Input, Reply>) {
  const cache = useQueryClient()
  const notices = useNotices()
  return useMutation({
    mutationFn: call,
    ...(turn !== undefined && { mutationKey: [turn], scope: { id: turn } }),
    onMutate: async (input: Input) => {
      await Promise.all(scope.map((queryKey) => cache.cancelQueries({ queryKey })))
      const before = scope.flatMap((queryKey) => cache.getQueriesData({ queryKey }))
      paint?.(cache, input)
      return { before }
    },
    onError: (error, input, context) => {
      for (const [queryKey, data] of context?.before ?? []) cache.setQueryData(queryKey, data)
      if (failed !== undefined) notices.refused(failed, error)
      onRefused?.(input)
    },
    onSuccess: (reply, input) => done?.(reply, input, cache),
    onSettled: async () => {
      // Asked anew in between, the page would show for a moment what the next one has changed already.
      if (turn !== undefined && cache.isMutating({ mutationKey: [turn] }) > 1) return
      await Promise.all(scope.map((queryKey) => cache.invalidateQueries({ queryKey })))
    },
  })
}
