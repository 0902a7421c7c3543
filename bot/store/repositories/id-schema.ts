/** A branded id in a stored document: its brand was checked when it was written. */
import * as z from 'zod/mini'

export const idSchema = <Id extends string>() => z.custom<Id>((value) => typeof value === 'string' && value !== '')
