/** Readings one by one, and as tiles, on both stores: row V2 of the reliability plan, two at once, and the days that count. */
import { describe, expect, test } from 'vitest'
import type { KeptMetric } from '#bot/ports/metrics.ts'
import { giveReading } from '#bot/usecases/metrics/give-reading.ts'
import { listMetrics } from '#bot/usecases/metrics/list-metrics.ts'
import { readMetric } from '#bot/usecases/metrics/read-metric.ts'
import { makeToken } from '#bot/usecases/metrics/manage-tokens.ts'
import { writeReadings } from '#bot/usecases/metrics/write-readings.ts'
import { aPlan } from '#tests/support/check-ins/a-plan.ts'
import { aSubmission, measuringTeam, storeEngines, type MeasuringTeam } from '#tests/support/metrics/measuring-team.ts'
import { ada, ben } from '#tests/support/teams/cast.ts'

const valuesOf = async ({ deps, cleoTheMember }: MeasuringTeam, metric: KeptMetric) =>
  (await deps.readings.of(cleoTheMember, metric.metricId)).map(({ period, value }) => [period, value])

describe.each(storeEngines)('on %s', (_name, open) => {
  test('a period has one reading; a correction keeps what stood there and who had given it', async () => {
    const team = await measuringTeam(open)
    const { deps, cleoTheMember, adaTheSteward, begin } = team
    const metric = await begin()
    const give = (by: typeof cleoTheMember, value: number, seen: number | null, note = '') =>
      giveReading(deps, by, { metricId: metric.metricId, reading: { period: '2026-10', value, note }, seen })
    expect(await give(cleoTheMember, 71, null)).toEqual({ added: 1, same: 0, changed: 0 })
    expect(await give(cleoTheMember, 71, null)).toEqual({ added: 0, same: 1, changed: 0 })
    expect(await give(adaTheSteward, 77, 71, 'two jobs were missing')).toEqual({ added: 0, same: 0, changed: 1 })
    const { readings, latest } = await readMetric(deps, cleoTheMember, metric)
    expect(latest).toEqual({ period: '2026-10', value: 77 })
    expect(readings).toMatchObject([
      { period: '2026-10', value: 77, note: 'two jobs were missing', corrections: 1, by: { name: ada.name } },
    ])
    const corrections = await deps.readings.corrections(cleoTheMember, metric.metricId, readings[0]?.period ?? expect.fail())
    expect(corrections).toMatchObject([{ value: 71, by: { name: 'Cleo Marchetti' }, source: 'manual' }])
  })

  test('two stewards who give one period at once: one value is kept, the other is told', async () => {
    const team = await measuringTeam(open)
    const { deps, other, adaTheSteward, benTheSteward, begin } = team
    const metric = await begin()
    const reading = (value: number) => ({ metricId: metric.metricId, reading: { period: '2026-10', value, note: '' }, seen: null })
    const outcomes = await Promise.allSettled([
      giveReading(deps, adaTheSteward, reading(70)),
      giveReading(other, benTheSteward, reading(80)),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'stale-version' } })
    expect(await valuesOf(team, metric)).toHaveLength(1)
  })

  test('two stewards who give two periods of a year at once: both are kept', async () => {
    const team = await measuringTeam(open)
    const { deps, other, adaTheSteward, benTheSteward, begin } = team
    const metric = await begin()
    const reading = (period: string) => ({ metricId: metric.metricId, reading: { period, value: 70, note: '' }, seen: null })
    await Promise.all([giveReading(deps, adaTheSteward, reading('2026-09')), giveReading(other, benTheSteward, reading('2026-10'))])
    expect((await valuesOf(team, metric)).map(([period]) => period)).toEqual(['2026-09', '2026-10'])
  })

  test('twelve who give twelve periods at one moment, by two instances: all are kept', async () => {
    const team = await measuringTeam(open)
    const { deps, other, benTheSteward, begin } = team
    const metric = await begin()
    const periods = Array.from({ length: 12 }, (_, at) => `${at < 6 ? '2025' : '2026'}-${String((at % 6) + 1).padStart(2, '0')}`)
    await Promise.all(
      periods.map((period, at) => {
        const input = { metricId: metric.metricId, reading: { period, value: at, note: '' }, seen: null }
        return giveReading(at % 3 === 0 ? other : deps, benTheSteward, input)
      }),
    )
    expect((await valuesOf(team, metric)).map(([period]) => period)).toEqual(periods)
  })
})

test('V2: what JSON would turn into null is refused before it gets that far', async () => {
  const team = await measuringTeam()
  const { deps, cleoTheMember, begin } = team
  const metric = await begin()
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    const reading = { period: '2026-10', value, note: '' }
    await expect(giveReading(deps, cleoTheMember, { metricId: metric.metricId, reading, seen: null })).rejects.toMatchObject({
      code: 'invalid-input',
    })
  }
  expect(await valuesOf(team, metric)).toEqual([])
})

test.each([
  ['2026-12', 50, { period: 'future' }],
  ['2026-W40', 50, { period: 'other-cadence' }],
  ['2026-13', 50, { period: 'no-such-day' }],
  ['next month', 50, { period: 'not-a-day' }],
  ['', 50, { period: 'empty' }],
  ['2026-10', 100.5, { value: 'out-of-bounds' }],
  ['2026-10', -1, { value: 'out-of-bounds' }],
])('a reading of %j with %d is refused by its field', async (period, value, fields) => {
  const { deps, cleoTheMember, begin } = await measuringTeam()
  const { metricId } = await begin()
  const given = giveReading(deps, cleoTheMember, { metricId, reading: { period, value, note: '' }, seen: null })
  await expect(given).rejects.toMatchObject({ code: 'invalid-input', details: { fields } })
})

test('a month has begun when it has begun on the team’s own clock', async () => {
  const team = await measuringTeam()
  const { deps, adaTheSteward, cleoTheMember, begin, pass } = team
  const metric = await begin()
  await pass(5 + 14 / 24)
  // 30 November, 23:00 in UTC; a person without a zone goes by that.
  const reading = { metricId: metric.metricId, reading: { period: '2026-12', value: 50, note: '' }, seen: null }
  await expect(giveReading(deps, cleoTheMember, reading)).rejects.toMatchObject({ details: { fields: { period: 'future' } } })
  await deps.times.change(cleoTheMember, (before) => ({ ...before, zone: 'Pacific/Chatham' }))
  expect(await giveReading(deps, cleoTheMember, reading)).toMatchObject({ added: 1 })
  await expect(giveReading(deps, adaTheSteward, { ...reading, seen: 50 })).rejects.toMatchObject({
    details: { fields: { period: 'future' } },
  })
})

test('where the team has a plan, its clock counts for everybody, and for programs', async () => {
  const { deps, adaTheSteward, cleoTheMember, begin, pass } = await measuringTeam()
  const { metricId } = await begin()
  await deps.times.change(cleoTheMember, (before) => ({ ...before, zone: 'Pacific/Chatham' }))
  await deps.plans.write(adaTheSteward, aPlan({ zone: 'America/New_York' }), null)
  const { text } = await makeToken(deps, adaTheSteward, { metricId, label: 'Flow', submissionId: aSubmission() })
  const writer = await deps.writers.writer(`Bearer ${text}`)
  const reading = { period: '2026-12', value: 50, note: '' }
  const give = () => giveReading(deps, cleoTheMember, { metricId, reading, seen: null })
  const write = () => writeReadings(deps, writer, { teamId: writer.teamId, metricId, readings: [reading], isList: false })
  // 1 December, 04:00 in UTC: in New York it is still November.
  await pass(5 + 19 / 24)
  for (const act of [give, write]) await expect(act()).rejects.toMatchObject({ details: { fields: { period: 'future' } } })
  await pass(1 / 24)
  expect([await write(), await give()]).toEqual([
    { added: 1, same: 0, changed: 0 },
    { added: 0, same: 1, changed: 0 },
  ])
})

test('a tile shows the latest value, what is due, what the limits say and the last points', async () => {
  const { deps, cleoTheMember, begin, give } = await measuringTeam()
  const metric = await begin({ target: 60 })
  await begin({ name: 'Without a reading' })
  await give(metric, '2024-10', [...Array.from({ length: 16 }, (_, at) => 70 + (at % 3)), ...Array.from({ length: 8 }, () => 78)])
  const [first, second] = await listMetrics(deps, cleoTheMember)
  expect(first).toMatchObject({
    latest: { period: '2026-09', value: 78 },
    due: '2026-10',
    onTarget: 'usually',
    verdict: { kind: 'changed', around: '2026-02', meaning: 'improvement' },
  })
  expect(first?.points).toHaveLength(24)
  expect(second).toMatchObject({ latest: null, verdict: { kind: 'too-early', readings: 0 }, points: [], mean: null })
})

test('nothing that was measured or noted stands in the log', async () => {
  const { deps, log, benTheSteward, begin } = await measuringTeam()
  const { metricId } = await begin({ name: 'Zyzzyva rate' }, benTheSteward)
  await giveReading(deps, benTheSteward, { metricId, reading: { period: '2026-10', value: 47.11, note: 'zyzzyva note' }, seen: null })
  expect(log.events()).toEqual(['metric.begun', 'metric.reading-given'])
  for (const secret of ['yzzyva', '47.11', ben.name, ben.personId]) expect(log.text()).not.toContain(secret)
})
