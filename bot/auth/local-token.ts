/** Signing in without signing in: local mode takes `Authorization: Local <personId>` at its word. */
import { AppError } from '#domain/errors.ts'
import { personId } from '#domain/ids.ts'
import type { VerifiedIdentity } from '#bot/ports/gate.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'

/**
 * @param authorization - the header, such as `Local 6f0c…`; `personId` is the person's Entra object id
 * @throws AppError `not-signed-in`
 */
export function readLocalToken(authorization: string | undefined): VerifiedIdentity {
  const match = /^Local ([A-Za-z0-9-]{1,64})$/u.exec(authorization ?? '')
  const id = match?.[1]
  if (id === undefined) throw new AppError('not-signed-in')
  return { tenantId: localTenantId, personId: personId(id) }
}
