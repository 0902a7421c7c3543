/** The query of every list that comes in pages. */
import * as z from 'zod/mini'
import { limits } from '#domain/limits.ts'

export const pageQuery = z.object({
  cursor: z.optional(z.string().check(z.maxLength(2_000))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(limits.maxPageItems)), limits.defaultPageItems),
})
