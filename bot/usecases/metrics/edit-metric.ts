/** What is said of a metric is changed, and the version before is kept. */
import { AppError } from '#domain/errors.ts'
import type { MetricId, PersonId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { KeptMetric } from '#bot/ports/metrics.ts'
import { keptNameOf, readMetricForm, type CreateMetricDeps, type MetricForm } from './create-metric.ts'

export type EditMetricDeps = Pick<CreateMetricDeps, 'metrics' | 'clock' | 'log'> & { readonly gate: Pick<Gate, 'everyone'> }

/**
 * @param input.revision - the version that was edited
 * @param input.ownerId - who is asked for readings from then on; a member of the team
 * @throws AppError `invalid-input`, `name-questioned`, `cadence-fixed` once there are readings, `not-found`, `stale-version`,
 *   `roster-unreachable` when somebody else is to look after it
 */
export async function editMetric(
  deps: EditMetricDeps,
  member: TeamMember,
  input: {
    readonly metricId: MetricId
    readonly revision: number
    readonly form: MetricForm
    readonly keepName: boolean
    readonly ownerId: PersonId
  },
): Promise<KeptMetric> {
  const { metrics, clock, log } = deps
  const content = readMetricForm(input.form)
  const known = await metrics.get(member, input.metricId)
  if (known === null) throw new AppError('not-found')
  const owner = known.owner.personId === input.ownerId ? known.owner : await memberOf(deps, member, input.ownerId)
  const by = { personId: member.personId, name: member.name }
  const edited = await metrics.edit(member, input.metricId, input.revision, (before) => {
    if (before.hasReadings && before.cadence !== content.cadence) throw new AppError('cadence-fixed')
    const keptName = keptNameOf(content.name, before.keptName, input.keepName)
    return { ...before, ...content, keptName, owner, edited: { by, at: instantOf(clock) } }
  })
  log.info({ event: 'metric.edited', teamId: member.teamId, metricId: edited.metricId }, 'a metric was edited')
  return edited
}

async function memberOf({ gate }: EditMetricDeps, member: TeamMember, personId: PersonId): Promise<KeptMetric['owner']> {
  const found = (await gate.everyone(member)).get(personId)
  if (found === undefined) throw new AppError('invalid-input', { fields: { ownerId: 'not-a-choice' } })
  return { personId, name: found.name }
}
