/** A team's metrics: begun, questioned once, edited by two at once, retired, deleted and brought back, on both stores. */
import { describe, expect, test } from 'vitest'
import type { AppError } from '#domain/errors.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { addAnnotation } from '#bot/usecases/metrics/annotate-metric.ts'
import { createMetric } from '#bot/usecases/metrics/create-metric.ts'
import { deleteMetric, restoreMetric } from '#bot/usecases/metrics/delete-metric.ts'
import { editMetric } from '#bot/usecases/metrics/edit-metric.ts'
import { giveReading } from '#bot/usecases/metrics/give-reading.ts'
import { listMetrics } from '#bot/usecases/metrics/list-metrics.ts'
import { makeToken } from '#bot/usecases/metrics/manage-tokens.ts'
import { readMetric } from '#bot/usecases/metrics/read-metric.ts'
import { rebaseMetric, undoRebase } from '#bot/usecases/metrics/rebase-metric.ts'
import { setRetired } from '#bot/usecases/metrics/retire-metric.ts'
import { aMetricForm, aSubmission, measuringTeam, storeEngines } from '#tests/support/metrics/measuring-team.ts'
import { interceptedStore } from '#tests/support/store/intercepted-store.ts'
import { ada, ben } from '#tests/support/teams/cast.ts'

const refusal = (code: string) => expect.objectContaining({ code }) as AppError

describe.each(storeEngines)('on %s', (_name, open) => {
  test('the same form three times begins one metric, and another form under its id is refused', async () => {
    const { deps, cleoTheMember } = await measuringTeam(open)
    const input = { form: aMetricForm(), keepName: false, submissionId: aSubmission() }
    const made = [
      await createMetric(deps, cleoTheMember, input),
      await createMetric(deps, cleoTheMember, input),
      await createMetric(deps, cleoTheMember, input),
    ]
    expect(new Set(made.map(({ metricId }) => metricId)).size).toBe(1)
    expect(made[0]).toMatchObject({ name: 'First-time fix rate', owner: { name: 'Cleo Marchetti' }, revision: 1, retiredAt: null })
    const other = { ...input, form: aMetricForm({ name: 'Repeat visits' }) }
    await expect(createMetric(deps, cleoTheMember, other)).rejects.toEqual(refusal('submission-reused'))
    expect(await deps.metrics.list(cleoTheMember)).toHaveLength(1)
  })

  test('a name that counts learning is questioned once, and then never again', async () => {
    const { deps, cleoTheMember, begin } = await measuringTeam(open)
    await expect(begin({ name: 'Course completions' })).rejects.toMatchObject({
      code: 'name-questioned',
      details: { question: { kind: 'learning', words: 'Course completions' } },
    })
    const input = { form: aMetricForm({ name: 'Course completions' }), keepName: true, submissionId: aSubmission() }
    const kept = await createMetric(deps, cleoTheMember, input)
    expect(kept.keptName).toBe('Course completions')
    const edit = { metricId: kept.metricId, revision: 1, form: aMetricForm({ name: 'Course completions', goal: 'More' }), keepName: false }
    const edited = await editMetric(deps, cleoTheMember, { ...edit, ownerId: cleoTheMember.personId })
    expect(edited).toMatchObject({ goal: 'More', revision: 2 })
    const renamed = { ...edit, revision: 2, form: aMetricForm({ name: 'Logins' }), ownerId: cleoTheMember.personId }
    await expect(editMetric(deps, cleoTheMember, renamed)).rejects.toEqual(refusal('name-questioned'))
  })

  test('two stewards who save at once: one is kept, the other is told, and what stood there before can be read', async () => {
    const { deps, other, adaTheSteward, benTheSteward, begin } = await measuringTeam(open)
    const { metricId } = await begin()
    const edit = (goal: string) => ({ metricId, revision: 1, form: aMetricForm({ goal }), keepName: false, ownerId: ada.personId })
    const outcomes = await Promise.allSettled([
      editMetric(deps, adaTheSteward, edit('Of Ada')),
      editMetric(other, benTheSteward, edit('Of Ben')),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'stale-version' } })
    expect(await deps.metrics.get(adaTheSteward, metricId)).toMatchObject({ revision: 2, owner: { name: ada.name } })
    const history = await deps.metrics.history(adaTheSteward, metricId)
    expect(history.map(({ revision, goal, by }) => [revision, goal, by.name])).toEqual([[1, aMetricForm().goal, 'Cleo Marchetti']])
  })

  test('its rhythm can be changed until there is a reading', async () => {
    const { deps, cleoTheMember, begin, give } = await measuringTeam(open)
    const metric = await begin()
    const edit = (revision: number, cadence: 'week' | 'month') =>
      editMetric(deps, cleoTheMember, {
        metricId: metric.metricId,
        revision,
        form: aMetricForm({ cadence }),
        keepName: false,
        ownerId: cleoTheMember.personId,
      })
    await edit(1, 'week')
    await edit(2, 'month')
    await give(metric, '2026-10', [77])
    await expect(edit(3, 'week')).rejects.toEqual(refusal('cadence-fixed'))
  })

  test('a retired one keeps its history, takes no reading, and comes back as it was', async () => {
    const { deps, cleoTheMember, begin, give } = await measuringTeam(open)
    const metric = await begin()
    await give(metric, '2026-09', [70, 80])
    const retire = (isRetired: boolean) => setRetired(deps, cleoTheMember, { metricId: metric.metricId, isRetired })
    expect((await retire(true)).retiredAt).toBe('2026-11-25T09:00:00.000Z')
    await expect(give(metric, '2026-11', [75])).rejects.toEqual(refusal('metric-retired'))
    const [tile] = await listMetrics(deps, cleoTheMember)
    expect(tile).toMatchObject({ latest: { period: '2026-10', value: 80 }, due: null })
    await retire(false)
    await give(metric, '2026-11', [75])
    expect((await readMetric(deps, cleoTheMember, metric)).readings).toHaveLength(3)
  })

  test('limits are drawn anew from a day on, once for a day, and that can be taken back', async () => {
    const { deps, cleoTheMember, begin, give } = await measuringTeam(open)
    const metric = await begin()
    const { metricId } = metric
    await give(metric, '2025-09', [50, 52, 51, 49, 50, 51, 70, 72, 71, 69, 70, 71, 72])
    const stretches = async () =>
      (await readMetric(deps, cleoTheMember, { metricId })).series.stretches.map(({ from, state }) => [from, state])
    await rebaseMetric(deps, cleoTheMember, { metricId, date: '2026-03-02', reason: 'A van with parts' })
    await rebaseMetric(deps, cleoTheMember, { metricId, date: '2026-03-02', reason: 'A van with all parts' })
    expect(await stretches()).toEqual([
      [0, 'provisional'],
      [6, 'provisional'],
    ])
    expect((await deps.metrics.get(cleoTheMember, metricId))?.rebases.map(({ reason }) => reason)).toEqual(['A van with all parts'])
    await undoRebase(deps, cleoTheMember, { metricId, date: '2026-03-02' })
    expect(await stretches()).toEqual([[0, 'locked']])
    const tomorrow = rebaseMetric(deps, cleoTheMember, { metricId, date: '2026-11-26', reason: 'Not yet' })
    await expect(tomorrow).rejects.toMatchObject({ code: 'invalid-input', details: { fields: { date: 'future' } } })
  })

  test('a deleted one is nowhere, comes back with everything, and is gone with everything after thirty days', async () => {
    const team = await measuringTeam(open)
    const { deps, adaTheSteward, cleoTheMember, begin, give, pass } = team
    const metric = await begin()
    const { metricId } = metric
    await give(metric, '2026-09', [70, 80])
    await addAnnotation(deps, cleoTheMember, {
      metricId,
      form: { date: '2026-09-10', text: 'A new van', resourceIds: [] },
      submissionId: aSubmission(),
    })
    const { text } = await makeToken(deps, adaTheSteward, { metricId, label: 'Flow', submissionId: aSubmission() })

    await deleteMetric(deps, adaTheSteward, { metricId })
    await deleteMetric(deps, adaTheSteward, { metricId })
    expect(await listMetrics(deps, cleoTheMember)).toEqual([])
    await expect(readMetric(deps, cleoTheMember, { metricId })).rejects.toEqual(refusal('not-found'))
    await expect(give(metric, '2026-11', [75])).rejects.toEqual(refusal('not-found'))
    await expect(deps.writers.writer(`Bearer ${text}`)).rejects.toEqual(refusal('token-refused'))
    expect((await deps.deletedMetrics.list(adaTheSteward)).map(({ deletedBy }) => deletedBy.name)).toEqual([ada.name])

    await pass(29)
    await restoreMetric(deps, adaTheSteward, { metricId })
    await restoreMetric(deps, adaTheSteward, { metricId })
    const { items } = await deps.audit.list(adaTheSteward, { limit: 10 })
    expect(items.map(({ act }) => act).toSorted()).toEqual(['metric-deleted', 'metric-restored', 'metric-token-made'])
    await pass(60)
    const view = await readMetric(deps, cleoTheMember, { metricId })
    expect([view.readings.length, view.annotations.length]).toEqual([2, 1])
    expect(await deps.writers.writer(`Bearer ${text}`)).toMatchObject({ metricId })

    await deleteMetric(deps, adaTheSteward, { metricId })
    await pass(31)
    const left = await team.store.changes('app', teamPartition(cleoTheMember), 'start', 100)
    expect(left.items.map(({ document }) => document.type).filter((type) => type.startsWith('metric') || type === 'annotation')).toEqual([])
    await expect(restoreMetric(deps, adaTheSteward, { metricId })).rejects.toEqual(refusal('not-found'))
  })

  test('deleted and brought back by two at once, it is either, and never half of it', async () => {
    const { deps, other, adaTheSteward, benTheSteward, begin, give, pass } = await measuringTeam(open)
    const metric = await begin()
    const { metricId } = metric
    await give(metric, '2026-09', [70, 80])
    await deleteMetric(deps, adaTheSteward, { metricId })
    await Promise.all([restoreMetric(deps, adaTheSteward, { metricId }), deleteMetric(other, benTheSteward, { metricId })])
    await pass(31)
    const there = await deps.metrics.get(benTheSteward, metricId)
    expect(await deps.readings.of(benTheSteward, metricId)).toHaveLength(there === null ? 0 : 2)
  })
})

/** A store that takes so many more writes, and none after them. */
function mortalStore() {
  let writesLeft = Number.POSITIVE_INFINITY
  const wrap = interceptedStore(async (call, _args, proceed) => {
    if (call !== 'replace' && call !== 'batch') return proceed()
    writesLeft -= 1
    if (writesLeft < 0) throw new StoreError('unavailable', 'the process is gone')
    return proceed()
  })
  return { wrap, livesFor: (writes: number) => void (writesLeft = writes) }
}

test.each([1, 2])('deleting that is cut short after %i writes is ended by whoever looks next', async (writes) => {
  const { wrap, livesFor } = mortalStore()
  const { deps, other, adaTheSteward, begin, give, pass, store } = await measuringTeam(undefined, wrap)
  const metric = await begin()
  await give(metric, '2025-11', [70, 80, 75])
  livesFor(writes)
  await expect(deleteMetric(deps, adaTheSteward, metric)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await other.deletedMetrics.list(adaTheSteward)).toHaveLength(1)
  await pass(31)
  const left = await store.changes('app', teamPartition(adaTheSteward), 'start', 100)
  expect(left.items.filter(({ document }) => document.type.startsWith('metric'))).toEqual([])
})

test.each([1, 2])('bringing back that is cut short after %i writes is ended by whoever looks next', async (writes) => {
  const { wrap, livesFor } = mortalStore()
  const { deps, other, adaTheSteward, begin, give, pass } = await measuringTeam(undefined, wrap)
  const metric = await begin()
  await give(metric, '2025-11', [70, 80, 75])
  await deleteMetric(deps, adaTheSteward, metric)
  livesFor(writes)
  await expect(restoreMetric(deps, adaTheSteward, metric)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await other.deletedMetrics.list(adaTheSteward)).toEqual([])
  await pass(31)
  expect((await readMetric(other, adaTheSteward, metric)).readings).toHaveLength(3)
})

test('somebody else of the team can look after it, and nobody else', async () => {
  const { deps, cleoTheMember, begin } = await measuringTeam()
  const { metricId } = await begin()
  const edit = { metricId, revision: 1, form: aMetricForm(), keepName: false }
  expect((await editMetric(deps, cleoTheMember, { ...edit, ownerId: ben.personId })).owner.name).toBe(ben.name)
  const stranger = { ...edit, revision: 2, ownerId: '00000000-0000-4000-8000-00000000dead' as typeof ben.personId }
  await expect(editMetric(deps, cleoTheMember, stranger)).rejects.toMatchObject({ details: { fields: { ownerId: 'not-a-choice' } } })
})

test('another team sees none of it', async () => {
  const { deps, adaInSouth, begin, give } = await measuringTeam()
  const metric = await begin()
  await give(metric, '2026-10', [77])
  expect(await listMetrics(deps, adaInSouth)).toEqual([])
  await expect(readMetric(deps, adaInSouth, metric)).rejects.toEqual(refusal('not-found'))
  const reading = { period: '2026-10', value: 1, note: '' }
  await expect(giveReading(deps, adaInSouth, { metricId: metric.metricId, reading, seen: 77 })).rejects.toEqual(refusal('not-found'))
})
