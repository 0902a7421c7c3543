/** `npm run person` for somebody who has left, beside a running service: on each engine. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { entryPageReply, resourceReply } from '#domain/api/replies.ts'
import type { OwnExport } from '#domain/transfer/own-export.ts'
import { createPersonDesk, type Found, type PersonDesk } from '#bot/commands/person-desk.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import type { StoreConfig } from '#bot/ports/store-config.ts'
import { adaDoesEverything, type Left } from '#tests/support/a-busy-person.ts'
import { openCosmosForTest, testDatabase } from '#tests/support/cosmos/open-cosmos.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { everythingInSqlite, holding } from '#tests/support/store/everything-in.ts'
import { lyingIn } from '#tests/support/store/raw-bytes.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, ben, cleo, north, south } from '#tests/support/teams/cast.ts'

type Place = {
  readonly app: StartedApp
  readonly left: Left
  readonly desk: PersonDesk
  readonly everything: () => readonly string[]
}

async function onSqlite(): Promise<Place> {
  const { folder, remove } = temporaryFolder()
  const app = await startApp({ directory: folder })
  onTestFinished(() => app.stop().then(remove))
  const everything = () => everythingInSqlite(folder, app.clock.nowMs())
  return { ...(await filled(app, { kind: 'sqlite', directory: folder })), everything }
}

async function onCosmos(): Promise<Place> {
  const cosmos = await openCosmosForTest()
  const app = await startApp({ wrapStore: () => cosmos.store })
  onTestFinished(() => app.stop().then(cosmos.close))
  const { endpoint, key, everything } = cosmos.fake
  return { ...(await filled(app, { kind: 'cosmos', endpoint, key, database: testDatabase })), everything }
}

async function filled(app: StartedApp, store: StoreConfig): Promise<Omit<Place, 'everything'>> {
  const left = await adaDoesEverything(app)
  await app.settled()
  // She has left the organisation: Teams knows her no more.
  app.connector.setRoster(north, [ben])
  const desk = await createPersonDesk({ store, tenants: [localTenantId] }, app.clock)
  onTestFinished(desk.close)
  return { app, left, desk }
}

async function person(variables: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const child = spawn(process.execPath, ['bot/commands/person.ts', ...words], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { PATH: process.env['PATH'] ?? '', ...variables },
  })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, stdout, stderr }
}

const hers = [ada.personId, ada.userId, ada.name]

describe.each([
  ['SQLite', onSqlite],
  ['Cosmos DB', onCosmos],
] as const)('somebody who has left, on %s', (_name, start) => {
  const found = async ({ desk }: Place): Promise<Found> => {
    const who = await desk.find(ada.personId)
    if (who === null) throw new Error('She should have been found.')
    return who
  }

  test('everything about her can be taken out, from each team that she left something in', async () => {
    const place = await start()
    const who = await found(place)
    const own = JSON.parse(await place.desk.exported(who, 'json')) as OwnExport
    expect(own).toMatchObject({ format: 'commonplace-person', personId: ada.personId, leftOut: [] })
    expect(own.notebook).toHaveLength(who.entries)
    expect(who.entries).toBeGreaterThan(1)
    expect(own.teams.map(({ name, myName }) => `${name}: ${myName}`).toSorted()).toEqual(
      [north, south].map(({ name }) => `${name}: ${ada.name}`),
    )
    expect(own.teams.flatMap(({ shared }) => shared.map(({ resourceId }) => resourceId))).toEqual(
      expect.arrayContaining([place.left.hers, place.left.inSouth]),
    )
    expect(await place.desk.exported(who, 'markdown')).toContain(`## ${north.name}`)
  })

  test.each(['keep', 'remove'] as const)(
    'she is deleted by the command alone, beside the service, to %s what she gave',
    async (contributions) => {
      const place = await start()
      const { app, desk, left, everything } = place
      expect(holding(everything(), hers).length).toBeGreaterThan(50)
      expect(await desk.remove(await found(place), contributions)).toBe('done')
      expect(holding(everything(), hers)).toEqual([])
      await app.settled()
      expect(holding(everything(), hers)).toEqual([])
      const kept = await app.api(`/api/teams/${north.teamId}/resources/${left.hers}`, { as: ben })
      if (contributions === 'remove') expect(kept.status).toBe(404)
      else expect(resourceReply.parse(kept.body)).toMatchObject({ title: 'Changed', sharedBy: { name: 'A former member' } })
      // Nobody else has lost anything.
      expect(entryPageReply.parse((await app.api('/api/me/notebook', { as: ben })).body).items.length).toBeGreaterThan(0)
      expect(await desk.find(ada.personId)).toBeNull()
    },
  )
})

test('as it is typed: counted, written into a file for that user alone, deleted', async () => {
  const { folder, remove } = temporaryFolder()
  const app = await startApp({ directory: folder })
  onTestFinished(() => app.stop().then(remove))
  await app.install(north, [ada, ben])
  await app.post(personalMessage(ada, 'note a thought of her own'))
  await app.settled()
  const variables = { COMMONPLACE_DATA: folder }
  const file = join(folder, 'ada.json')
  const counted = 'a notebook of 1 entry, and something in 1 team'
  expect(await person(variables, ada.personId.toUpperCase(), '--export', file)).toEqual({
    code: 0,
    stderr: '',
    stdout: `${file} holds what is stored of them: ${counted}.\n`,
  })
  expect(readFileSync(file, 'utf8')).toContain('a thought of her own')
  expect(process.platform === 'win32' || (statSync(file).mode & 0o777) === 0o600).toBe(true)
  expect((await person(variables, ada.personId, '--export', file)).stderr).toContain('exists already')
  expect((await person(variables, ada.personId, '--delete', 'keep')).stdout).toMatch(
    /^This would delete a notebook of 1 entry.*Nothing was changed/u,
  )
  expect(await person(variables, ada.personId, '--delete', 'keep', '--yes')).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringContaining(`Deleted: ${counted}`),
  })
  expect(lyingIn(join(folder, 'commonplace.db'), [...hers, 'a thought of her own'])).toEqual([])
  expect((await person(variables, ada.personId, '--delete', 'keep', '--yes')).stderr).toMatch(/nothing is stored of/u)
})

test('an id that nobody has, a name, and what makes no sense are refused with a sentence', async () => {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  const variables = { COMMONPLACE_DATA: folder }
  const nowhere = await person(variables, cleo.personId, '--delete', 'keep', '--yes')
  expect(nowhere).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^There is no database/u) })
  expect(existsSync(join(folder, 'commonplace.db'))).toBe(false)
  const app = await startApp({ directory: folder })
  onTestFinished(() => app.stop())
  for (const [words, sentence] of [
    [[cleo.personId, '--export', join(folder, 'x.json')], /nothing is stored of .*Check the id/u],
    [['Cleo Marchetti', '--delete', 'keep'], /no object id/u],
    [[cleo.personId, '--delete', 'all'], /--delete keep, or --delete remove/u],
    [[cleo.personId], /Say one of --export and --delete/u],
    [[cleo.personId, '--delete'], /--delete needs a word after it/u],
  ] as const) {
    const { code, stdout, stderr } = await person(variables, ...words)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(sentence)
    expect(stderr).not.toContain('    at ')
  }
  expect(existsSync(join(folder, 'x.json'))).toBe(false)
})
