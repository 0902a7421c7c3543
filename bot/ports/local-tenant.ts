/** Local mode has one tenant, whatever an activity says. */
import { tenantId } from '#domain/ids.ts'

export const localTenantId = tenantId('00000000-0000-4000-8000-000000000001')
