/** One line per endpoint: which use case answers it. */
import { AppError } from '#domain/errors.ts'
import { meHandlers, type MeHandlerDeps } from './me-handlers.ts'
import type { Handlers } from './mount-contract.ts'
import { resourceHandlers, type ResourceHandlerDeps } from './resource-handlers.ts'
import { teamHandlers, type TeamHandlerDeps } from './team-handlers.ts'

export type HandlerDeps = MeHandlerDeps & ResourceHandlerDeps & TeamHandlerDeps

export const apiHandlers = (deps: HandlerDeps): Handlers => ({
  ...meHandlers(deps),
  ...resourceHandlers(deps),
  ...teamHandlers(deps),
  importFile: () => Promise.reject(new AppError('not-found')),
  exportTeam: () => Promise.reject(new AppError('not-found')),
})
