/** Ids from a path: what can't be one is not found. */
import { AppError } from '#domain/errors.ts'
import { entryId, metricId, personId, resourceId, type EntryId, type MetricId, type PersonId, type ResourceId } from '#domain/ids.ts'

type Params = Readonly<Record<string, string>>

export const resourceIdOf = (params: Params): ResourceId => resourceId(uuidOf(params, 'resourceId'))
export const entryIdOf = (params: Params): EntryId => entryId(uuidOf(params, 'entryId'))
export const commentIdOf = (params: Params): string => uuidOf(params, 'commentId').toLowerCase()
export const metricIdOf = (params: Params): MetricId => metricId(uuidOf(params, 'metricId'))
export const personIdOf = (params: Params): PersonId => personId(uuidOf(params, 'personId'))

/** Made of a hash. */
export const hashIdOf = (params: Params, name: 'annotationId' | 'tokenId'): string => {
  const id = params[name] ?? ''
  if (!/^[0-9a-f]{32}$/u.test(id)) throw new AppError('not-found')
  return id
}

/** @throws AppError `not-found` */
function uuidOf(params: Params, name: string): string {
  const id = params[name] ?? ''
  if (!/^[0-9a-f-]{36}$/iu.test(id)) throw new AppError('not-found')
  return id
}
