/** Two instances of the service on one store, asked for the same at the same time: it happens once, and both know. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commentsReply, importReply, problemReply, resourcePageReply, resourceReply, teamSettingsReply } from '#domain/api/replies.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { startApp, type ApiCall, type StartedApp } from '#tests/support/start-app.ts'
import { sharedStore } from '#tests/support/store/intercepted-store.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { submitForm } from '#tests/support/teams/activities/extension.ts'
import { botAdded, installationUpdate } from '#tests/support/teams/activities/installation.ts'
import { ada, aPerson, ben, north } from '#tests/support/teams/cast.ts'
import { startFakeConnector, type FakeConnector } from '#tests/support/teams/fake-connector.ts'
import { cardOf, wordsOf } from '#tests/support/teams/read-answers.ts'

const dora = aPerson('Dora Lindqvist')
const team = `/api/teams/${north.teamId}`
const key = () => ({ 'idempotency-key': randomUUID() })

describe.each(['SQLite', 'Cosmos DB'])('on %s', (engine) => {
  let connector: FakeConnector
  let one: StartedApp
  let other: StartedApp
  let clean: () => Promise<void>
  beforeEach(async () => {
    connector = await startFakeConnector()
    if (engine === 'SQLite') {
      const { folder, remove } = temporaryFolder()
      const start = () => startApp({ directory: folder, connector, wrapStore: sharedStore })
      ;[one, other] = [await start(), await start()]
      clean = async () => remove()
    } else {
      const cosmos = await openCosmosForTest()
      one = await startApp({ connector, wrapStore: () => cosmos.store })
      other = await startApp({ connector, wrapStore: () => cosmos.second })
      clean = cosmos.close
    }
    await one.install(north, [ada, ben, dora])
  })
  afterEach(async () => {
    await Promise.all([one.stop(), other.stop()])
    await connector.close()
    await clean()
  })

  const both = (path: string, calls: readonly [ApiCall, ApiCall]) => Promise.all([one.api(path, calls[0]), other.api(path, calls[1])])
  const settled = () => Promise.all([one.settled(), other.settled()])
  const titles = async (app: StartedApp) =>
    resourcePageReply
      .parse((await app.api(`${team}/resources?limit=100`, { as: ada })).body)
      .items.map(({ title }) => title)
      .toSorted((a, b) => a.localeCompare(b))

  test('an installation that both hear of is welcomed once', async () => {
    const before = connector.sent().length
    await one.post(installationUpdate(north, ada, 'remove'))
    // The sender is at work on what the removal left to do: the welcome must not meet it between intent and save.
    await settled()
    await Promise.all([one.post(installationUpdate(north, ben, 'add')), other.post(botAdded(north, ben))])
    await settled()
    expect(connector.sent()).toHaveLength(before + 1)
  })

  test('of two who take over a team without stewards one does, and the channel is told once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { stewards } = teamSettingsReply.parse((await one.api(`${team}/settings`, { as: ada })).body)
      for (const { personId } of stewards)
        await other.api(`${team}/stewards/${personId}`, {
          as: [ada, ben, dora].find((person) => person.personId === personId) ?? ada,
          method: 'DELETE',
        })
      // Whoever stepped down may come back for half a minute, without a word to the channel.
      for (const instance of [one, other]) instance.clock.advance(31_000)
      const before = connector.sent().length
      const answers = await both(`${team}/stewards/take-over`, [
        { as: ben, method: 'POST', headers: key() },
        { as: dora, method: 'POST', headers: key() },
      ])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
      await settled()
      const [steward, ...others] = teamSettingsReply.parse((await other.api(`${team}/settings`, { as: ada })).body).stewards
      expect(others).toEqual([])
      const told = connector.sent().slice(before)
      expect(told).toHaveLength(1)
      expect(wordsOf(cardOf(told[0]?.activity ?? {}))).toContain(steward?.name)
    }
  })

  test('one form sent to both makes one resource and two equal answers', async () => {
    const form = submitForm(ada, { team: north }, { submissionId: 'form-of-ada-0001', teamId: north.teamId, title: 'Defrost K4' })
    const [first, second] = await Promise.all([one.post(form), other.post(form)])
    expect([first.status, first.body]).toEqual([second.status, second.body])
    expect([await titles(one), await titles(other)]).toEqual([['Defrost K4'], ['Defrost K4']])
  })

  test('one file imported by both at once is there once, and both show all of it', async () => {
    const file = Array.from({ length: 60 }, (_, row) => JSON.stringify({ id: `row-${row}`, title: `Row ${row}` })).join('\n')
    const call = { as: ada, file } as const
    const answers = await both(`${team}/import?mode=import`, [
      { ...call, headers: key() },
      { ...call, headers: key() },
    ])
    expect(answers.some(({ status }) => status === 200)).toBe(true)
    for (const { status, body } of answers)
      if (status === 200) expect(importReply.parse(body)).toMatchObject({ faulty: 0 })
      else expect([status, problemReply.parse(body).code]).toEqual([409, 'import-running'])
    expect(await titles(one)).toHaveLength(60)
    expect(await titles(other)).toEqual(await titles(one))
  })

  test('of two who edit the same version one wins; marks and views of both count', async () => {
    const shared = await one.api(`${team}/resources`, { as: ada, body: { kind: 'aid', title: 'Edited by two' }, headers: key() })
    const path = `${team}/resources/${resourceReply.parse(shared.body).resourceId}`
    const edit = (title: string): ApiCall => ({ as: ben, method: 'PUT', body: { kind: 'aid', title }, headers: { 'if-match': '"r1"' } })
    const edits = await both(path, [edit('By one'), edit('By the other')])
    expect(edits.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
    await both(`${path}/helped`, [
      { as: ben, method: 'PUT', body: { line: 'An hour saved' } },
      { as: dora, method: 'PUT', body: { line: '' } },
    ])
    await both(`${path}/comments`, [
      { as: ben, body: { text: 'A view' }, headers: key() },
      { as: dora, body: { text: 'Another' }, headers: key() },
    ])
    for (const app of [one, other]) {
      expect(resourceReply.parse((await app.api(path, { as: ada })).body)).toMatchObject({ revision: 2, helpedCount: 2, commentCount: 2 })
      expect(commentsReply.parse((await app.api(`${path}/comments`, { as: ada })).body).items).toHaveLength(2)
    }
  })
})
