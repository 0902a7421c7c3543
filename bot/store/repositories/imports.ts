/** Which imports are committed: their rows are hidden until then. */
import { teamPartition } from '#bot/ports/partition-keys.ts'
import type { TeamJob, TeamMember } from '#domain/people/actors.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'

/** A committed import stays so; only these are remembered. */
const maxRemembered = 10_000

export const importDocumentId = (importId: string): string => `import:${importId}`

export function createImportStates(store: DocumentStore): (member: TeamMember | TeamJob, importId: string) => Promise<boolean> {
  const committed = new Set<string>()
  return async (member, importId) => {
    const pk = teamPartition(member)
    const key = `${pk} ${importId}`
    if (committed.has(key)) return true
    const stored = await store.get('app', pk, importDocumentId(importId))
    if (stored?.document['status'] !== 'committed') return false
    if (committed.size >= maxRemembered) committed.clear()
    committed.add(key)
    return true
  }
}
