/** People in metrics, on both stores: deleted, exported, purged, and annotations that are somebody's words. */
import { describe, expect, test } from 'vitest'
import { formerMemberId } from '#domain/people/former-member.ts'
import { en } from '#domain/texts/en.ts'
import { mintTeamJob } from '#bot/auth/mint.ts'
import { ownFiles } from '#bot/files/write-own.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { partitionDocuments } from '#bot/store/transfer/store-source.ts'
import { addAnnotation, editAnnotation, removeAnnotation } from '#bot/usecases/metrics/annotate-metric.ts'
import { editMetric } from '#bot/usecases/metrics/edit-metric.ts'
import { giveReading } from '#bot/usecases/metrics/give-reading.ts'
import { listTokens, makeToken } from '#bot/usecases/metrics/manage-tokens.ts'
import { readMetric } from '#bot/usecases/metrics/read-metric.ts'
import { rebaseMetric } from '#bot/usecases/metrics/rebase-metric.ts'
import { aMetricForm, aSubmission, measuringTeam, storeEngines, type MeasuringTeam } from '#tests/support/metrics/measuring-team.ts'
import { holding } from '#tests/support/store/everything-in.ts'
import { ada, ben } from '#tests/support/teams/cast.ts'

const note = (text: string, date = '2026-10-05') => ({ date, text, resourceIds: [] })
const noPace = async (): Promise<void> => undefined

/** Of each place where Ada may stand, one document that names her there alone; the rest is Ben's. */
async function adaEverywhere(team: MeasuringTeam) {
  const { deps, adaTheSteward, benTheSteward, begin, give } = team
  const form = { form: aMetricForm({ goal: 'By Ben' }), keepName: false, ownerId: ben.personId }
  const begun = await begin({ goal: 'Begun by Ada' }, adaTheSteward)
  await editMetric(deps, benTheSteward, { metricId: begun.metricId, revision: 1, ...form })
  const edited = await begin({ name: 'Repeat visits' }, benTheSteward)
  const byAda = { ...form, form: aMetricForm({ name: 'Repeat visits', goal: 'Edited by Ada' }) }
  await editMetric(deps, adaTheSteward, { metricId: edited.metricId, revision: 1, ...byAda })
  const metric = await begin({ name: 'Win rate' }, benTheSteward)
  const { metricId } = metric
  await give(metric, '2025-09', [61], adaTheSteward)
  await give(metric, '2026-09', [62], adaTheSteward)
  await giveReading(deps, benTheSteward, { metricId, reading: { period: '2026-09', value: 72, note: '' }, seen: 62 })
  await addAnnotation(deps, adaTheSteward, { metricId, form: note('Ada’s own words'), submissionId: aSubmission() })
  await addAnnotation(deps, benTheSteward, { metricId, form: note('Ben’s own words'), submissionId: aSubmission() })
  const rebased = await begin({ name: 'Lead time' }, benTheSteward)
  await rebaseMetric(deps, adaTheSteward, { metricId: rebased.metricId, date: '2026-09-01', reason: 'Another way of working' })
  await makeToken(deps, adaTheSteward, { metricId, label: 'Ada’s flow', submissionId: aSubmission() })
  const deleted = await begin({ name: 'Reopened' }, benTheSteward)
  await deps.deletedMetrics.delete(adaTheSteward, deleted.metricId)
  return { begun, edited, metric, rebased, deleted }
}

async function documentsIn({ store, cleoTheMember }: MeasuringTeam): Promise<readonly string[]> {
  const found: string[] = []
  for await (const { document } of partitionDocuments(store, 'app', teamPartition(cleoTheMember))) found.push(JSON.stringify(document))
  return found
}

const forget = ({ deps, cleoTheMember }: MeasuringTeam, contributions: 'keep' | 'remove') =>
  deps.traces.forgetInTeam(mintTeamJob(cleoTheMember.tenantId, cleoTheMember.teamId), ada.personId, contributions)

describe.each(storeEngines)('on %s', (_name, open) => {
  test.each(['keep', 'remove'] as const)(
    'nothing of metrics names who deleted themselves and chose to %s what they gave',
    async (contributions) => {
      const team = await measuringTeam(open)
      const { metric } = await adaEverywhere(team)
      expect(holding(await documentsIn(team), [ada.personId, ada.name]).length).toBeGreaterThan(9)
      await forget(team, contributions)
      expect(holding(await documentsIn(team), [ada.personId, ada.name])).toEqual([])
      const { deps, cleoTheMember } = team
      const { readings, annotations } = await readMetric(deps, cleoTheMember, metric)
      const former = { personId: formerMemberId, name: en.personal.settings.formerMember }
      // Values are the team's, whatever they chose; words and keys of theirs go when they chose so.
      expect(readings.map(({ value, by }) => [value, by.name])).toEqual([
        [61, former.name],
        [72, ben.name],
      ])
      const corrections = await deps.readings.corrections(cleoTheMember, metric.metricId, readings[1]?.period ?? expect.fail())
      expect(corrections).toMatchObject([{ value: 62, by: former }])
      expect(annotations.map(({ by }) => by.name).toSorted()).toEqual(contributions === 'keep' ? [former.name, ben.name] : [ben.name])
      expect(await listTokens(deps, cleoTheMember, metric)).toHaveLength(contributions === 'keep' ? 1 : 0)
    },
  )

  test('a deleted metric is gone when it would have been, though somebody in it deleted themselves', async () => {
    const team = await measuringTeam(open)
    const { deleted } = await adaEverywhere(team)
    await team.pass(20)
    await forget(team, 'keep')
    await team.pass(11)
    expect(holding(await documentsIn(team), [deleted.metricId]).filter((row) => !row.includes('"audit"'))).toEqual([])
  })

  test('an export holds what they wrote, measured and noted, also what was corrected since, and nothing of others', async () => {
    const team = await measuringTeam(open)
    await adaEverywhere(team)
    const { measured } = await team.deps.contributions.of(team.adaTheSteward, noPace)
    expect(measured.written.map(({ goal }) => goal)).toEqual(['Begun by Ada', 'Edited by Ada'])
    expect(measured.readings).toMatchObject([
      { name: 'Win rate', period: '2025-09', value: 61 },
      { name: 'Win rate', period: '2026-09', value: 62 },
    ])
    expect(measured.annotations).toMatchObject([{ name: 'Win rate', text: 'Ada’s own words' }])
    expect(measured.rebases).toMatchObject([{ name: 'Lead time', reason: 'Another way of working' }])
    expect(measured.tokens).toMatchObject([{ label: 'Ada’s flow', lastUsedOn: null }])
    const bens = await team.deps.contributions.of(team.benTheSteward, noPace)
    expect(bens.measured.looksAfter.map(({ name }) => name)).toContain('Win rate')
    expect(JSON.stringify(measured)).not.toContain('Ben')
  })

  test('a team that is purged leaves nothing of its metrics', async () => {
    const team = await measuringTeam(open)
    await adaEverywhere(team)
    expect((await documentsIn(team)).length).toBeGreaterThan(15)
    await team.deps.traces.purgeTeam(mintTeamJob(team.cleoTheMember.tenantId, team.cleoTheMember.teamId))
    expect(await documentsIn(team)).toEqual([])
  })
})

test('the export for readers says the same in words', async () => {
  const team = await measuringTeam()
  await adaEverywhere(team)
  const contributions = await team.deps.contributions.of(team.adaTheSteward, noPace)
  const text = ownFiles(en).markdown.write({
    format: 'commonplace-person',
    version: 1,
    personId: ada.personId,
    exportedAt: '2026-11-25T09:00:00.000Z',
    notebook: [],
    checkIns: [],
    checkInTimes: { weekly: null, workingDays: [1], pause: null, zone: null, deviceZone: null },
    preferences: { lastTeamId: null },
    teams: [{ teamId: 'one', name: 'North', myName: ada.name, isSteward: true, ...contributions }],
    leftOut: [],
  })
  for (const line of [
    '### What I wrote about metrics',
    '- Win rate, 2026-09: 62 (November 25, 2026)',
    '- Win rate (October 5, 2026)',
    '  > Ada’s own words',
    '  > Another way of working',
    '- Ada’s flow, Win rate (November 25, 2026)',
  ])
    expect(text.split('\n')).toContain(line)
})

test('annotations are added once, changed by anybody in the team, and removed by who wrote them or a steward', async () => {
  const { deps, adaTheSteward, benTheSteward, cleoTheMember, begin } = await measuringTeam()
  const { metricId } = await begin()
  const input = { metricId, form: note('A new van'), submissionId: aSubmission() }
  const { annotationId } = await addAnnotation(deps, benTheSteward, input)
  await addAnnotation(deps, benTheSteward, input)
  const edited = await editAnnotation(deps, cleoTheMember, { metricId, annotationId, revision: 1, form: note('A new van with parts') })
  expect(edited).toMatchObject({ text: 'A new van with parts', by: { name: ben.name }, revision: 2 })
  const late = editAnnotation(deps, adaTheSteward, { metricId, annotationId, revision: 1, form: note('Another') })
  await expect(late).rejects.toMatchObject({ code: 'stale-version' })
  await expect(removeAnnotation(deps, cleoTheMember, { metricId, annotationId })).rejects.toMatchObject({ code: 'author-only' })
  await removeAnnotation(deps, adaTheSteward, { metricId, annotationId })
  await removeAnnotation(deps, adaTheSteward, { metricId, annotationId })
  expect(await deps.annotations.of(cleoTheMember, metricId)).toEqual([])
})

test.each([
  [note(' '), { text: 'empty' }],
  [note('x'.repeat(1_001)), { text: 'too-long' }],
  [note('Later', '2026-11-26'), { date: 'future' }],
  [note('When', '5 October'), { date: 'not-a-day' }],
  [note('When', '2026-02-30'), { date: 'no-such-day' }],
  [{ ...note('With'), resourceIds: ['01990000-0000-7000-8000-000000000001'] }, { resourceIds: 'not-a-choice' }],
])('an annotation is refused by its field: %j', async (form, fields) => {
  const { deps, cleoTheMember, begin } = await measuringTeam()
  const { metricId } = await begin()
  await expect(addAnnotation(deps, cleoTheMember, { metricId, form, submissionId: aSubmission() })).rejects.toMatchObject({
    code: 'invalid-input',
    details: { fields },
  })
})
