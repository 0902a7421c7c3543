/** One line per endpoint: which use case answers it. */
import { checkInHandlers, type CheckInHandlerDeps } from './check-in-handlers.ts'
import { meHandlers, type MeHandlerDeps } from './me-handlers.ts'
import type { Handlers } from './mount-contract.ts'
import { resourceHandlers, type ResourceHandlerDeps } from './resource-handlers.ts'
import { teamHandlers, type TeamHandlerDeps } from './team-handlers.ts'
import { transferHandlers, type TransferHandlerDeps } from './transfer-handlers.ts'

export type HandlerDeps = CheckInHandlerDeps & MeHandlerDeps & ResourceHandlerDeps & TeamHandlerDeps & TransferHandlerDeps

export const apiHandlers = (deps: HandlerDeps): Handlers => ({
  ...meHandlers(deps),
  ...resourceHandlers(deps),
  ...teamHandlers(deps),
  ...transferHandlers(deps),
  ...checkInHandlers(deps),
})
