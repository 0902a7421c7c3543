/** Resources for the tests of search, and the way they are stored there. */
import type { JsonValue, Stored, StoreDocument } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { personId, resourceId, teamId, tenantId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import { parseSearchQuery, type SearchQuery } from '#domain/search/search-query.ts'

/** A resource with nothing in it that anybody would look for. */
export function aSearchableResource(overrides: Partial<Omit<Resource, 'resourceId'>> & { readonly id: string }): Resource {
  const { id, ...fields } = overrides
  return {
    resourceId: resourceId(id),
    teamId: teamId('team-1'),
    kind: 'note',
    title: `Untitled ${id}`,
    why: '',
    body: '',
    link: null,
    linkKey: null,
    tags: [],
    sharedBy: { personId: personId('person-1'), name: 'Somebody' },
    sharedAt: '2026-11-23T09:00:00.000Z',
    isRough: false,
    revision: 1,
    edited: null,
    outdated: null,
    source: null,
    preview: null,
    helpedCount: 0,
    commentCount: 0,
    importId: null,
    ...fields,
  }
}

/** The proof that only auth may mint, for tests. */
export const aSearchingMember = (team: string): TeamMember => ({ tenantId: tenantId('tenant-1'), teamId: teamId(team) }) as TeamMember

export function resourceDocument(
  resource: Resource,
  overrides: { readonly type?: string; readonly deletedAt?: string } = {},
): StoreDocument {
  return {
    ...(resource as unknown as Record<string, JsonValue>),
    id: resource.resourceId,
    pk: teamPartition({ tenantId: tenantId('tenant-1'), teamId: resource.teamId }),
    type: 'resource',
    schemaVersion: 1,
    createdAt: resource.sharedAt,
    createdBy: resource.sharedBy.personId,
    updatedAt: resource.sharedAt,
    ...overrides,
  }
}

/** Takes the document for what `resourceDocument` made; a resource called `unreadable` can't be read. */
export function readSearchableResource({ document }: Stored): Resource {
  if (document['title'] === 'unreadable') throw new Error('unreadable')
  return document as unknown as Resource
}

/** A query as it is typed. */
export const typed = (text: string): SearchQuery => parseSearchQuery(text)
