/** Readings from tables, on both stores: rows V1 and V3 to V8 of the reliability plan, as far as nobody has to look. */
import { describe, expect, test } from 'vitest'
import type { AppError } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import type { KeptMetric } from '#bot/ports/metrics.ts'
import { StoreError, type BatchOperation, type DocumentStore } from '#bot/ports/document-store.ts'
import { exportReadings } from '#bot/usecases/metrics/export-readings.ts'
import { giveReading } from '#bot/usecases/metrics/give-reading.ts'
import { importReadings, previewReadings, type TableInput } from '#bot/usecases/metrics/import-readings.ts'
import { setRetired } from '#bot/usecases/metrics/retire-metric.ts'
import { measuringTeam, storeEngines, type MeasuringTeam } from '#tests/support/metrics/measuring-team.ts'
import { interceptedStore } from '#tests/support/store/intercepted-store.ts'

const refusal = (code: string) => expect.objectContaining({ code }) as AppError

const tableFor = ({ metricId }: KeptMetric, text: string, rules: Partial<TableInput> = {}): TableInput => ({
  metricId,
  bytes: new TextEncoder().encode(text),
  format: 'iso',
  decimalSign: '.',
  ...rules,
})

/** Looks at it and brings it in. */
async function bringIn({ deps, cleoTheMember }: MeasuringTeam, input: TableInput) {
  const preview = await previewReadings(deps, cleoTheMember, input)
  if (!preview.ok) return preview
  return importReadings(deps, cleoTheMember, { ...input, confirmation: preview.confirmation })
}

const valuesOf = async ({ deps, cleoTheMember }: MeasuringTeam, metric: KeptMetric) =>
  (await deps.readings.of(cleoTheMember, metric.metricId)).map(({ period, value }) => [period, value])

/** So many weeks up to the one that is over, as rows. */
const weeks = (count: number, value: (at: number) => number): string => {
  const rows = Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(2026, 10, 16) - (count - 1 - at) * 7 * 24 * 3_600_000)
    return `${day.toISOString().slice(0, 10)},${value(at)}`
  })
  return ['week,value', ...rows].join('\n')
}

describe.each(storeEngines)('on %s', (_name, open) => {
  test('V7: a table a second time changes nothing, and overlapping ones tell what is new, the same and changed', async () => {
    const team = await measuringTeam(open)
    const metric = await team.begin({ cadence: 'week' })
    const first = tableFor(
      metric,
      weeks(43, (at) => at),
    )
    expect(await bringIn(team, first)).toEqual({ added: 43, same: 0, changed: 0 })
    expect(await bringIn(team, first)).toEqual({ added: 0, same: 43, changed: 0 })
    const second = tableFor(
      metric,
      weeks(55, (at) => (at >= 12 && at < 15 ? 99 : at - 12 < 0 ? 50 : at - 12)),
    )
    const preview = await previewReadings(team.deps, team.cleoTheMember, second)
    expect(preview).toMatchObject({ ok: true, added: 12, same: 40, changed: 3 })
    expect(preview.ok && preview.replaced.map(({ before, after }) => [before, after])).toEqual([
      [0, 99],
      [1, 99],
      [2, 99],
    ])
    expect(await bringIn(team, second)).toEqual({ added: 12, same: 40, changed: 3 })
    expect(await bringIn(team, second)).toEqual({ added: 0, same: 55, changed: 0 })
  })

  test('V5, V6: 2,000 rows are one write: all of them are there, in one piece, also those that change', async () => {
    const team = await measuringTeam(open)
    const metric = await team.begin({ cadence: 'week' })
    expect(
      await bringIn(
        team,
        tableFor(
          metric,
          weeks(2_000, (at) => at % 100),
        ),
      ),
    ).toEqual({ added: 2_000, same: 0, changed: 0 })
    const other = tableFor(
      metric,
      weeks(2_000, (at) => (at + 1) % 100),
    )
    expect(await bringIn(team, other)).toEqual({ added: 0, same: 0, changed: 2_000 })
    expect(await valuesOf(team, metric)).toHaveLength(2_000)
    const tooMany = await previewReadings(
      team.deps,
      team.cleoTheMember,
      tableFor(
        metric,
        weeks(2_001, () => 1),
      ),
    )
    expect(tooMany).toMatchObject({ ok: false, faults: [{ fault: 'too-many-rows' }] })
  })
})

test.each([
  ['before it is written', false],
  ['when it is written and nobody is told', true],
])('V6: an import whose process dies at row 1,500, %s, is whole or nothing, and again the same', async (_when, isWritten) => {
  let dies = false
  const dying = interceptedStore(async (call, _args, proceed) => {
    if (call !== 'batch' || !dies) return proceed()
    if (isWritten) await proceed()
    throw new StoreError('unavailable', 'the process is gone')
  })
  const team = await measuringTeam(undefined, dying)
  const metric = await team.begin({ cadence: 'week' })
  const input = tableFor(
    metric,
    weeks(1_500, (at) => at % 100),
  )
  dies = true
  await expect(bringIn(team, input)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await valuesOf(team, metric)).toHaveLength(isWritten ? 1_500 : 0)
  dies = false
  expect(await bringIn(team, input)).toEqual({ added: isWritten ? 0 : 1_500, same: isWritten ? 1_500 : 0, changed: 0 })
  expect(await valuesOf(team, metric)).toHaveLength(1_500)
})

test('V6: what the store refuses at its last document leaves nothing of the others, and the preview is out of date', async () => {
  let isFirst = true
  const yearsAfterwards: number[] = []
  const crowded = (store: DocumentStore): DocumentStore =>
    interceptedStore(async (call, args, proceed) => {
      const operations = call === 'batch' ? (args[2] as readonly BatchOperation[]) : []
      const last = operations.at(-1)
      if (!isFirst || operations.length < 20 || last === undefined || !('document' in last)) return proceed()
      isFirst = false
      // Another instance was quicker with that year.
      await store.create('app', last.document)
      try {
        return await proceed()
      } finally {
        yearsAfterwards.push(await store.count('app', last.document.pk, { type: 'metric-year' }))
      }
    })(store)
  const team = await measuringTeam(undefined, crowded)
  const metric = await team.begin({ cadence: 'week' })
  const input = tableFor(
    metric,
    weeks(1_500, (at) => at % 100),
  )
  await expect(bringIn(team, input)).rejects.toEqual(refusal('preview-outdated'))
  expect(yearsAfterwards).toEqual([1])
  const { length: standing } = await valuesOf(team, metric)
  expect(await bringIn(team, input)).toEqual({ added: 1_500 - standing, same: standing, changed: 0 })
})

test.each([
  ['a reading came in between', async ({ give }: MeasuringTeam, metric: KeptMetric) => give(metric, '2026-09', [12])],
  [
    'the lowest value is another',
    async ({ deps, cleoTheMember }: MeasuringTeam, { metricId }: KeptMetric) =>
      void (await deps.metrics.edit(cleoTheMember, metricId, 1, (before) => ({ ...before, bounds: { lowest: 60, highest: 100 } }))),
  ],
])('an import is refused when it is not what the preview showed: %s', async (_why, happens) => {
  const team = await measuringTeam()
  const { deps, cleoTheMember, begin } = team
  const metric = await begin()
  const input = tableFor(metric, 'month,value\n2026-09,50\n2026-10,60')
  const preview = await previewReadings(deps, cleoTheMember, input)
  if (!preview.ok) expect.fail('It is a sound table.')
  await happens(team, metric)
  const before = await valuesOf(team, metric)
  await expect(importReadings(deps, cleoTheMember, { ...input, confirmation: preview.confirmation })).rejects.toEqual(
    refusal('preview-outdated'),
  )
  const otherTable = { ...tableFor(metric, 'month,value\n2026-10,61'), confirmation: preview.confirmation }
  await expect(importReadings(deps, cleoTheMember, otherTable)).rejects.toEqual(refusal('preview-outdated'))
  expect(await valuesOf(team, metric)).toEqual(before)
})

test.each([
  ['V1', '2026-10,NaN', 'not-a-number'],
  ['V1', '2026-10,1e999', 'exponent'],
  ['V1', '2026-10,0x10', 'not-a-number'],
  ['V1', '2026-10,１２', 'other-digits'],
  ['V1', '2026-10,9007199254740993', 'too-precise'],
  ['V3', '2026-02-30,50', 'no-such-day'],
  ['V3', '02/03/2026,50', 'ambiguous-day'],
  ['V3', '2026-13,50', 'no-such-day'],
  ['V3', '2026-12,50', 'future'],
  ['V4', '2026-10,50\n2026-10-15,50', 'period-twice'],
  ['V4', '"2026-10,50', 'unreadable-rest'],
  ['V5', `2026-10,50,${'x'.repeat(limits.maxReadingsBytes)}`, 'too-large'],
  ['V5', 'PK\u0003\u0004,50', 'not-a-table'],
])('%s: a table with %j is refused whole, by row, and nothing is stored', async (_row, row, fault) => {
  const team = await measuringTeam()
  const metric = await team.begin()
  const outcome = await bringIn(team, tableFor(metric, `month,value,note\n2026-08,50,\n${row}`))
  expect(outcome).toMatchObject({ ok: false, faults: expect.arrayContaining([expect.objectContaining({ fault })]) })
  expect(await valuesOf(team, metric)).toEqual([])
})

test('V1: an empty cell is no value, and not 0', async () => {
  const team = await measuringTeam()
  const metric = await team.begin()
  const input = tableFor(metric, 'month,value\n2026-08,\n2026-09,0')
  expect(await previewReadings(team.deps, team.cleoTheMember, input)).toMatchObject({ ok: true, added: 1, withoutValue: [2] })
  await bringIn(team, input)
  expect(await valuesOf(team, metric)).toEqual([['2026-09', 0]])
})

test('V4: the encodings, delimiters and line ends of spreadsheets are read alike', async () => {
  const team = await measuringTeam()
  const metric = await team.begin()
  const table = 'month;value;note\r\n2026-09;50,5;"Zwei\r\nFälle"\r\n2026-10;60;\r\n'
  const bytes: readonly Uint8Array[] = [
    new TextEncoder().encode(`\uFEFF${table}`),
    new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(table, (char) => char.charCodeAt(0)).buffer)]),
    Uint8Array.from(table, (char) => char.charCodeAt(0)),
    new TextEncoder().encode(table.replaceAll(';', '\t').replaceAll('\r\n', '\r')),
  ]
  const counts = []
  for (const one of bytes) counts.push(await bringIn(team, tableFor(metric, '', { bytes: one, decimalSign: ',' })))
  expect(counts).toEqual([{ added: 2, same: 0, changed: 0 }, ...[1, 2, 3].map(() => ({ added: 0, same: 2, changed: 0 }))])
  const [first] = await team.deps.readings.of(team.cleoTheMember, metric.metricId)
  expect(first).toMatchObject({ value: 50.5, note: 'Zwei\nFälle', source: 'csv' })
})

test('V8: notes that begin like formulas go out guarded and numbers untouched, and both come back as they were', async () => {
  const team = await measuringTeam()
  const { deps, cleoTheMember, begin } = team
  const [metric, copy] = [
    await begin({ bounds: { lowest: null, highest: null } }),
    await begin({ bounds: { lowest: null, highest: null } }),
  ]
  const notes = ['=HYPERLINK("x")', '+1', '-1', '@x', '\uFF1D1', "'=1", 'two\nlines; "quoted"', '']
  const values = [-1, 0.1, 1e-7, 1_234_567.5, -0.5, 9_007_199_254_740_991, 0, 3]
  for (const [at, note] of notes.entries()) {
    const reading = { period: `2026-0${at + 1}`, value: values[at] ?? 0, note }
    await giveReading(deps, cleoTheMember, { metricId: metric.metricId, reading, seen: null })
  }
  const { text } = await exportReadings(deps, cleoTheMember, metric)
  expect(text.split('\r\n').slice(0, 4)).toEqual([
    '\uFEFFperiod,value,note',
    `2026-01,-1,"'=HYPERLINK(""x"")"`,
    "2026-02,0.1,'+1",
    "2026-03,0.0000001,'-1",
  ])
  expect(await bringIn(team, tableFor(copy, text))).toEqual({ added: 8, same: 0, changed: 0 })
  const said = async ({ metricId }: KeptMetric) => (await deps.readings.of(cleoTheMember, metricId)).map(({ value, note }) => [value, note])
  expect(await said(copy)).toEqual(await said(metric))
  expect(await said(copy)).toEqual(notes.map((note, at) => [values[at], note]))
})

test('a retired metric takes no table, and one that is gone is not found', async () => {
  const { deps, cleoTheMember, adaTheSteward, begin } = await measuringTeam()
  const metric = await begin()
  const input = tableFor(metric, 'month,value\n2026-10,60')
  await setRetired(deps, cleoTheMember, { metricId: metric.metricId, isRetired: true })
  await expect(previewReadings(deps, cleoTheMember, input)).rejects.toEqual(refusal('metric-retired'))
  await expect(importReadings(deps, cleoTheMember, { ...input, confirmation: '' })).rejects.toEqual(refusal('metric-retired'))
  await deps.deletedMetrics.delete(adaTheSteward, metric.metricId)
  await expect(previewReadings(deps, cleoTheMember, input)).rejects.toEqual(refusal('not-found'))
  await expect(importReadings(deps, cleoTheMember, { ...input, confirmation: '' })).rejects.toEqual(refusal('not-found'))
})
