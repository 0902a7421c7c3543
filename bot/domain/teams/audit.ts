/** The trail of administrative acts in a team: who did what, when; never what anybody wrote. */
import type { Sharer } from '#domain/resources/resource.ts'

export const administrativeActs = [
  'steward-appointed',
  'steward-dismissed',
  'team-taken-over',
  'list-imported',
  'space-exported',
  'resource-removed',
  'member-deleted',
  'retention-changed',
  'retention-applied',
  'check-in-plan-changed',
  'metric-deleted',
  'metric-restored',
  'metric-token-made',
  'metric-token-revoked',
] as const
export type AdministrativeAct = (typeof administrativeActs)[number]

export type AuditEntry = {
  readonly auditId: string
  readonly act: AdministrativeAct
  /** Null: the service did it by itself. */
  readonly by: Sharer | null
  /** Whom it was done to, of acts on people. */
  readonly whom: Sharer | null
  /** Resources of an import, or months of a retention (0: off); null for acts without a number. */
  readonly count: number | null
  /** ISO instant. */
  readonly at: string
}
