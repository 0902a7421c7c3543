/** Takes a person out of a document, wherever they stand in it. */
import type { JsonValue, StoreDocument } from '#bot/ports/document-store.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Sharer } from '#domain/resources/resource.ts'

type Fields = Readonly<Record<string, JsonValue | undefined>>

/**
 * Where the person is named by id and name, `stand` stands; an id alone becomes theirs, and an address that holds the id,
 * such as that of a chat with them, becomes null. The document's own id stays as it is.
 */
export function scrubbed(document: StoreDocument, personId: PersonId, stand: Sharer): StoreDocument {
  const { id, pk } = document
  return { ...(withoutPerson(document, personId, stand) as StoreDocument), id, pk }
}

function withoutPerson(value: JsonValue | undefined, personId: PersonId, stand: Sharer): JsonValue | undefined {
  if (value === personId) return stand.personId
  if (Array.isArray(value)) return value.map((item) => withoutPerson(item as JsonValue, personId, stand) ?? null)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value as Fields).map(([field, inner]) => [field, fieldWithout(field, inner, personId, stand)])
  const next = Object.fromEntries(fields) as Fields
  return (value as Fields)['personId'] === personId && 'name' in next ? { ...next, name: stand.name } : next
}

function fieldWithout(field: string, value: JsonValue | undefined, personId: PersonId, stand: Sharer): JsonValue | undefined {
  if (field === 'messageUrl' && typeof value === 'string' && value.toLowerCase().includes(personId)) return null
  return withoutPerson(value, personId, stand)
}
