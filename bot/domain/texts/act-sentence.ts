/** An administrative act as a sentence. */
import type { AuditEntry } from '#domain/teams/audit.ts'
import type { Texts } from './texts.ts'

export function actSentence(
  { settings: { audit } }: Pick<Texts, 'settings'>,
  { act, by, whom, count }: Pick<AuditEntry, 'act' | 'by' | 'whom' | 'count'>,
): string {
  const say: (by: string, whom: string, count: number) => string = audit.acts[act]
  return say(by?.name ?? audit.service, whom?.name ?? '', count ?? 0)
}
