/** Findings as tests read them. */
import type { EntraConfig } from '#bot/ports/entra-config.ts'
import type { Finding } from '#bot/commands/doctor/finding.ts'
import { tenantId } from '#domain/ids.ts'

export const doctorHost = 'commonplace.example.org'
export const doctorAppId = '608cacfd-1cea-40c9-b678-4b93e69bb72b'
export const doctorTenant = tenantId('6f0c4d1e-0000-4000-8000-000000000001')
export const identityId = '6f0c4d1e-0000-4000-8000-000000000002'
/** Must never be told. */
export const canary = 'kAnArY~8Q~secret-that-nobody-may-see'

export function anEntra(more: Partial<EntraConfig> = {}): EntraConfig {
  return {
    appId: doctorAppId,
    tenantId: doctorTenant,
    credential: { kind: 'secret', secret: canary },
    tenants: [doctorTenant],
    serviceHosts: ['smba.trafficmanager.net'],
    audiences: [doctorAppId],
    admitsGuests: false,
    ...more,
  }
}

/** Such as `problem store`, in order. */
export const told = (findings: readonly Finding[]): readonly string[] => findings.map(({ status, check }) => `${status} ${check}`)

/** All that is read of a finding. */
export const words = (finding: Finding | null | undefined): string => (finding ? `${finding.found} ${finding.next ?? ''}` : '')
