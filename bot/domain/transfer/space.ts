/** A team's space as a file: everything that was shared, and what teammates added to it. Goes out and comes back in without loss. */
import * as z from 'zod/mini'
import { contentFields } from '#domain/resources/resource.ts'

export const spaceFormat = 'commonplace-space'

const sharer = z.object({ personId: z.string().check(z.minLength(1), z.maxLength(64)), name: z.string() })
const deed = { by: sharer, at: z.iso.datetime() }
export const spaceResourceSchema = z.object({
  id: z.uuid(),
  ...contentFields,
  sharedBy: sharer,
  sharedAt: z.iso.datetime(),
  revision: z.int().check(z.gte(1)),
  edited: z.nullable(z.object(deed)),
  outdated: z.nullable(z.object(deed)),
  source: z.nullable(
    z.object({ author: z.object({ personId: z.nullable(z.string()), name: z.string() }), messageUrl: z.nullable(z.string()) }),
  ),
  preview: z.nullable(z.object({ title: z.string(), description: z.string(), siteName: z.string() })),
  history: z.array(z.object({ ...contentFields, revision: z.int(), ...deed })),
  helped: z.array(z.object({ ...deed, line: z.string() })),
  comments: z.array(z.object({ id: z.uuid(), ...deed, text: z.string() })),
})
export type SpaceResource = z.infer<typeof spaceResourceSchema>

export const spaceSchema = z.object({
  format: z.literal(spaceFormat),
  version: z.literal(1),
  team: z.string(),
  resources: z.array(z.unknown()),
})
