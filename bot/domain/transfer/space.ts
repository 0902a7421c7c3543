/** A team's space as a file: everything that was shared, and what teammates added to it. Goes out and comes back in without loss. */
import * as z from 'zod/mini'
import { limits } from '#domain/limits.ts'
import { isTeamsUrl } from '#domain/links/teams-url.ts'
import { cleanName } from '#domain/people/clean-name.ts'
import { contentFields } from '#domain/resources/resource.ts'
import { cleanLine, cleanText, countBytes, hasMoreGraphemes, truncate } from '#domain/text.ts'

export const spaceFormat = 'commonplace-space'

/** Nothing in a file is what it claims to be until it is read here: cleaned as where people type it, refused where that does not help. */
const line = (max: number) =>
  z.pipe(
    z.string(),
    z.transform((text) => truncate(cleanLine(text.slice(0, max * 20)), max)),
  )
const name = z.pipe(z.string(), z.transform(cleanName))
const sharer = z.object({ personId: z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/u)), name })
const author = z.object({ personId: z.catch(z.nullable(z.guid()), null), name })
const deed = { by: sharer, at: z.iso.datetime() }
const said = z
  .pipe(z.string(), z.transform(cleanText))
  .check(z.refine((text) => !hasMoreGraphemes(text, limits.maxCommentGraphemes) && countBytes(text) <= limits.maxTextBytes))
const revision = z.int().check(z.gte(1), z.lte(1_000_000))

export const spaceResourceSchema = z.object({
  id: z.uuid(),
  ...contentFields,
  sharedBy: sharer,
  sharedAt: z.iso.datetime(),
  revision,
  edited: z.nullable(z.object(deed)),
  outdated: z.nullable(z.object({ ...deed, instead: z._default(line(limits.maxReasonGraphemes), '') })),
  source: z.nullable(
    z.object({
      author,
      messageUrl: z.pipe(
        z.nullable(z.string()),
        z.transform((url) => (url !== null && isTeamsUrl(url) ? url : null)),
      ),
    }),
  ),
  preview: z.nullable(
    z.object({ title: line(limits.maxTitleGraphemes), description: line(limits.maxWhyGraphemes), siteName: line(limits.maxTagGraphemes) }),
  ),
  history: z.array(z.object({ ...contentFields, revision, ...deed })),
  helped: z.array(z.object({ ...deed, line: said })),
  comments: z.array(z.object({ id: z.uuid(), ...deed, text: said.check(z.minLength(1)) })),
})
export type SpaceResource = z.infer<typeof spaceResourceSchema>

export const spaceSchema = z.object({
  format: z.literal(spaceFormat),
  version: z.literal(1),
  team: z.string(),
  /** Looked at one by one. */
  resources: z.custom<readonly unknown[]>(Array.isArray),
})
