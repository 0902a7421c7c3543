/** Pieces of stored documents that several types share. */
import * as z from 'zod/mini'
import type { PersonId } from '#domain/ids.ts'

/** A branded id in a stored document: its brand was checked when it was written. */
export const idSchema = <Id extends string>() => z.custom<Id>((value) => typeof value === 'string' && value !== '')

/** Who did something, with the name as it was then. */
export const sharerSchema = z.object({ personId: idSchema<PersonId>(), name: z.string() })

/** Who did something, and when. */
export const deedSchema = z.object({ by: sharerSchema, at: z.string() })

/** The message that something was kept from. */
export const messageSourceSchema = z.object({
  author: z.object({ personId: z.nullable(idSchema<PersonId>()), name: z.string() }),
  messageUrl: z.nullable(z.string()),
})
