/** Local mode has one tenant and one app, whatever an activity says. */
import { tenantId } from '#domain/ids.ts'

export const localTenantId = tenantId('00000000-0000-4000-8000-000000000001')

export const localAppId = 'c0a1b2c3-0000-4000-8000-00000000c0de'
