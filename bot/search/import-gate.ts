/** Keeps the rows of an import out of the index until the import is committed, and lets them in all at once. */
import type { Resource } from '#domain/resources/resource.ts'
import type { Stored } from '#bot/ports/document-store.ts'

export type ImportGate = {
  /**
   * What comes into the index with this change: nothing, the resource itself, or all rows of the import that it commits.
   * @param read - the resource of the change; null when it can't be read
   */
  readonly passing: (stored: Stored, read: () => Resource | null) => readonly Resource[]
}

const importPrefix = 'import:'

export function createImportGate(): ImportGate {
  const committed = new Set<string>()
  const waiting = new Map<string, Map<string, Resource>>()

  return {
    passing(stored, read) {
      const { id, type, deletedAt, status } = stored.document
      if (type === 'import' && status === 'committed') {
        const importId = id.slice(importPrefix.length)
        committed.add(importId)
        const rows = waiting.get(importId)
        waiting.delete(importId)
        return rows === undefined ? [] : [...rows.values()]
      }
      if (type !== 'resource' || deletedAt !== undefined) return []
      const resource = read()
      if (resource === null) return []
      const { importId } = resource
      if (importId === null || committed.has(importId)) return [resource]
      const rows = waiting.get(importId) ?? new Map<string, Resource>()
      // A row of an import that never ended, taken over by this one.
      for (const others of waiting.values()) if (others !== rows) others.delete(id)
      rows.set(id, resource)
      waiting.set(importId, rows)
      return []
    },
  }
}
