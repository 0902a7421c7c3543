/** Two instances, weeks on end: the round-up of a week is one card, whoever looks first and whatever becomes of the plan. */
import { expect, test } from 'vitest'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { friday, inChannel, roundUpTeam } from '#tests/support/round-up-team.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { sharedStore } from '#tests/support/store/intercepted-store.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'
import { startFakeConnector, type FakeConnector } from '#tests/support/teams/fake-connector.ts'
import { cardOf } from '#tests/support/teams/read-answers.ts'

const weekMs = 7 * 24 * 3_600_000
const weeks = 12

async function onSqlite(connector: FakeConnector) {
  const { folder, remove } = temporaryFolder()
  const [one, other] = [
    await startApp({ directory: folder, connector, wrapStore: sharedStore }),
    await startApp({ directory: folder, connector, wrapStore: sharedStore }),
  ]
  return { one, other, store: one.store, clean: async () => remove() }
}

async function onCosmos(connector: FakeConnector) {
  const cosmos = await openCosmosForTest()
  const one = await startApp({ connector, wrapStore: () => cosmos.store })
  const other = await startApp({ connector, wrapStore: () => cosmos.second })
  return { one, other, store: cosmos.store, clean: cosmos.close }
}

test.each([
  ['SQLite', onSqlite],
  ['Cosmos DB', onCosmos],
])('on %s', async (_engine, open) => {
  const connector = await startFakeConnector()
  const { one, other, store, clean } = await open(connector)
  const both = async (work: (app: StartedApp) => unknown): Promise<void> => void (await Promise.all([one, other].map(work)))
  try {
    await one.install(north, [ada, ben])
    const welcomes = connector.sent().filter(inChannel).length
    const team = roundUpTeam(one, store)
    const sentBy = () => connector.sent().filter(inChannel).slice(welcomes)
    await team.plan()
    for (let week = 0; week < weeks; week += 1) {
      await team.share(ben, { title: `Of week ${week}` })
      // Every third week the plan is saved again, so that two notices look for the same week.
      if (week % 3 === 0) await team.plan({ pausedUntil: `2026-01-${10 + week}` })
      const dueMs = Date.parse(friday) + week * weekMs
      await both(({ clock }) => clock.advance(dueMs - clock.nowMs()))
      await both((app) => app.settled())
      await both((app) => app.settled())
      expect(sentBy()).toHaveLength(week + 1)
    }
    const titles = sentBy().map(({ activity }) => cardOf(activity).body[0]?.['text'])
    expect(new Set(titles).size).toBe(weeks)
  } finally {
    await both((app) => app.stop())
    await connector.close()
    await clean()
  }
})
