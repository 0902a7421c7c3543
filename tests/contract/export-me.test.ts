/** Export my data: everything about the person who asks, and nothing of anybody's own. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnExport } from '#domain/transfer/own-export.ts'
import { adaDoesEverything, type Left } from '#tests/support/a-busy-person.ts'
import { engines, onSqlite, type OnEngine } from '#tests/support/engines.ts'
import { ada, ben, cleo, north, south } from '#tests/support/teams/cast.ts'

describe.each(engines)('on %s', (_name, start) => {
  let engine: OnEngine
  let left: Left
  beforeAll(async () => {
    engine = await start()
    left = await adaDoesEverything(engine.app)
  })
  afterAll(() => engine.stop())

  const exported = async (format: string): Promise<unknown> => (await engine.app.api(`/api/me/export?format=${format}`, { as: ada })).body

  test('JSON holds the notebook, also what was deleted, and the teams that they are in', async () => {
    const own = (await exported('json')) as OwnExport
    expect(own).toMatchObject({
      format: 'commonplace-person',
      personId: ada.personId,
      preferences: { lastTeamId: north.teamId },
      leftOut: [],
    })
    expect(own.notebook.map(({ title }) => title)).toContain('a thought of her own')
    expect(own.notebook.some(({ deletedAt }) => deletedAt !== null)).toBe(true)
    expect(own.teams.map(({ name }) => name)).toEqual([north.name])
    expect(JSON.stringify(own)).not.toContain(south.name)
  })

  test('their check-ins with what they answered, and the times that they chose', async () => {
    const { checkIns, checkInTimes } = (await exported('json')) as OwnExport
    expect(checkIns[0]).toMatchObject({ week: '2026-W48', answers: expect.arrayContaining([expect.objectContaining({ text: 'A relay' })]) })
    expect(checkInTimes).toMatchObject({ zone: 'Europe/Oslo', workingDays: [1, 2, 3], pause: null })
    const text = String(await exported('markdown'))
    expect(text).toContain('## My check-ins\n\n- **Week from November 23, 2026**\n')
    expect(text).toContain('  > A relay')
  })

  test('of each team it holds what they shared, wrote, said and marked, with dates', async () => {
    const [team] = ((await exported('json')) as OwnExport).teams
    const shared = team?.shared.find(({ resourceId }) => resourceId === left.hers)
    expect(shared).toMatchObject({ title: 'Changed', sharedAt: '2026-11-23T09:00:00.000Z', deletedAt: null })
    expect(team?.shared.every(({ sharedBy }) => sharedBy.personId === ada.personId)).toBe(true)
    expect(team?.shared.some(({ deletedAt }) => deletedAt !== null)).toBe(true)
    const of = (items: readonly { readonly resourceId: string }[] | undefined) =>
      items?.filter(({ resourceId }) => resourceId === left.bens)
    expect(of(team?.edited)).toMatchObject([{ title: 'Changed', revision: 2 }])
    expect(of(team?.views)).toMatchObject([{ title: 'Changed', text: 'Also for K5' }])
    expect(of(team?.helped)).toMatchObject([{ title: 'Changed', line: `An hour, ${left.bens}` }])
    expect(of(team?.saidOutdated)).toMatchObject([{ title: 'Changed' }])
    expect(team?.keptFromMessages.map(({ keptBy }) => keptBy)).toContain(ben.name)
  })

  test('Markdown says the same to a reader', async () => {
    const text = String(await exported('markdown'))
    expect(text).toContain('# What Commonplace keeps about me, November 23, 2026')
    for (const heading of ['## My notebook', `## ${north.name}`, '### What I shared', '### My views', '### What helped me'])
      expect(text).toContain(`\n${heading}\n`)
    expect(text).toContain('- **a thought of her own** (kept November 23, 2026)')
    expect(text).toContain('  > Also for K5')
  })
})

test('what somebody typed can’t become a heading or a link of the file', async () => {
  const { app, stop } = await onSqlite()
  await app.api('/api/me/notebook', {
    as: cleo,
    body: { text: '# Not *a* heading\n# nor this' },
    headers: { 'idempotency-key': randomUUID() },
  })
  const text = String((await app.api('/api/me/export?format=markdown', { as: cleo })).body)
  expect(text).toContain('- **\\# Not \\*a\\* heading**')
  expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([
    '# What Commonplace keeps about me, November 23, 2026',
    '## My notebook',
  ])
  await stop()
})
