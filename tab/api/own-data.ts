/** Everything about the person who looks: taken out, or deleted. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { clearDrafts } from '#tab/hooks/use-draft.ts'
import { useApi } from './client.ts'

export type OwnFormat = 'json' | 'markdown'
export type Contributions = 'keep' | 'remove'

export function useOwnExport() {
  const api = useApi()
  return useMutation({ mutationFn: (format: OwnFormat) => api('exportMe', { params: {}, query: { format } }) })
}

/** @param onDone - called when it is done; what this page and this device remember is gone by then */
export function useDeleteMe(onDone: () => void) {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ contributions, submissionId }: { readonly contributions: Contributions; readonly submissionId: string }) =>
      api('deleteMe', { params: {}, body: { contributions }, idempotencyKey: submissionId }),
    onSuccess: () => {
      clearDrafts()
      onDone()
      cache.clear()
    },
  })
}
