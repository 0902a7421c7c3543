/** Resources and their earlier revisions as documents. */
import * as z from 'zod/mini'
import type { ResourceId, TeamId } from '#domain/ids.ts'
import { contentFields, type Resource } from '#domain/resources/resource.ts'
import type { Stored } from '#bot/ports/document-store.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { deedSchema, idSchema, messageSourceSchema, sharerSchema } from './schemas.ts'

/** What version 2 added; `increment` may have written a counter on a document of version 1. */
const addedInVersion2 = {
  isRough: false,
  revision: 1,
  edited: null,
  outdated: null,
  source: null,
  preview: null,
  importId: null,
  deletedBy: null,
  helpedCount: 0,
  commentCount: 0,
}

export const resourceCodec = documentCodec({
  type: 'resource',
  version: 2,
  upgrades: { 1: (body) => ({ ...addedInVersion2, ...body }) },
  schema: z.object({
    ...contentFields,
    resourceId: idSchema<ResourceId>(),
    teamId: idSchema<TeamId>(),
    linkKey: z.nullable(z.string()),
    sharedBy: sharerSchema,
    sharedAt: z.string(),
    revision: z.number(),
    edited: z.nullable(deedSchema),
    outdated: z.nullable(z.extend(deedSchema, { instead: z._default(z.string(), '') })),
    source: z.nullable(messageSourceSchema),
    preview: z.nullable(z.object({ title: z.string(), description: z.string(), siteName: z.string() })),
    helpedCount: z.number(),
    commentCount: z.number(),
    importId: z.nullable(z.string()),
    deletedBy: z.nullable(sharerSchema),
  }),
})

export const revisionCodec = documentCodec({
  type: 'revision',
  version: 1,
  schema: z.object({ ...contentFields, resourceId: idSchema<ResourceId>(), revision: z.number(), by: sharerSchema, at: z.string() }),
})

/** For the search index, which reads the change feed itself. */
export const readResource = (stored: Stored): Resource => {
  const { deletedBy: _deletedBy, ...resource } = resourceCodec.read(stored).value
  return resource
}

/** The fields of a document of a resource that isn't deleted. */
export const resourceBody = (resource: Resource) => ({ ...resource, tags: [...resource.tags], deletedBy: null })

/** What belongs to a resource has an id that begins with its kind and the resource's id, so that it is read by one seek. */
export const belongingId = (kind: 'revision' | 'helped' | 'comment', resourceId: ResourceId, own: string): string =>
  `${kind}:${resourceId}:${own}`

/** Nine digits, so that ids sort as numbers do. */
export const revisionId = (resourceId: ResourceId, revision: number): string =>
  belongingId('revision', resourceId, String(revision).padStart(9, '0'))
