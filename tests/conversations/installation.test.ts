/** The app arrives in a team, is upgraded there, leaves and comes back (M32). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { sharedStore } from '#tests/support/store/intercepted-store.ts'
import type { Activity } from '#tests/support/teams/activities/activity.ts'
import { initialRun } from '#tests/support/teams/activities/extension.ts'
import { botAdded, botRemoved, installationUpdate, withoutGroupId } from '#tests/support/teams/activities/installation.ts'
import { aCrowd, ada, ben, cleo, north, south } from '#tests/support/teams/cast.ts'
import { cardOf, sentenceOf, titlesOf, wordsOf } from '#tests/support/teams/read-answers.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
  app.connector.setRoster(north, [ada, ben])
})
afterEach(() => app.stop())

const add = installationUpdate(north, ada, 'add')
const joined = botAdded(north, ada)
const teamsOf = async (): Promise<unknown> => (await app.api('/api/me', { as: ada })).body

describe('adding the app to a team', () => {
  test('one welcome arrives in the General channel and names who added it', async () => {
    const elsewhere = { selectedChannelId: '19:0b7f32667e064dd9b25d7969801541f4@thread.tacv2' }
    expect((await app.post(installationUpdate(north, ada, 'add', elsewhere))).status).toBe(200)
    expect((await app.post(botAdded(north, ada, elsewhere))).status).toBe(200)
    await app.settled()

    const [welcome, ...others] = app.connector.sent()
    expect(others).toEqual([])
    expect(welcome?.conversationId).toBe(north.threadId)
    const words = wordsOf(cardOf(welcome?.activity ?? {}))
    expect(words).toContain('Commonplace is here for Field Service North')
    expect(words).toContain('Ada Brandt added it.')
  })

  test('a person never seen before finds the team’s resources from a group chat', async () => {
    await app.install(north, [ada, ben])
    await shareAs(app, ada, north, { title: 'Defrost board K4' })
    expect(titlesOf(await app.post(initialRun(ben, 'groupChat')))).toEqual(['Defrost board K4'])
    expect(sentenceOf(await app.post(initialRun(cleo, 'groupChat')))).toContain('None of your teams has Commonplace yet')
  })

  test.each<[string, readonly Activity[]]>([
    ['installation first', [add, joined]],
    ['members first', [joined, add]],
    ['only the installation', [add]],
    ['only the members', [joined]],
    ['each twice', [add, add, joined, joined]],
    ['twice in turn', [joined, add, joined, add]],
  ])('however the events arrive, the team is welcomed once: %s', async (_order, events) => {
    for (const event of events) {
      await app.post(event)
      await app.settled()
    }
    expect(app.connector.sent()).toHaveLength(1)
    expect(await teamsOf()).toMatchObject({ teams: [{ teamId: north.teamId, name: north.name }] })
  })

  test('what the event leaves out is asked of Teams', async () => {
    await app.post(withoutGroupId(add, north))
    await app.settled()
    expect(await teamsOf()).toMatchObject({ teams: [{ teamId: north.teamId, name: north.name }] })
    expect(app.connector.sent()).toHaveLength(1)
  })

  test('the whole roster of a large team is read, in pages as large as Teams allows, and nobody is written to', async () => {
    const crowd = aCrowd(620)
    await app.install(north, crowd)
    const pages = app.connector.requests.filter(({ kind }) => kind === 'roster-page')
    expect(pages.map(({ query }) => query.get('pageSize'))).toEqual(['500', '500'])
    expect(app.connector.sent().map(({ conversationId }) => conversationId)).toEqual([north.threadId])
    const last = crowd.at(-1) ?? ada
    expect((await app.api('/api/me', { as: last })).body).toMatchObject({ teams: [{ name: north.name }] })
  })

  test('a roster that could not be read is read later, the welcome does not wait for it', async () => {
    app.connector.fail('roster-page', { status: 503 }, 1)
    await app.install(north, [ada, ben])
    expect(app.connector.sent()).toHaveLength(1)
    expect(await app.api('/api/me', { as: ben })).toMatchObject({ body: { teams: [] } })
    app.clock.advance(2_000)
    await app.settled()
    expect((await app.api('/api/me', { as: ben })).body).toMatchObject({ teams: [{ name: north.name }] })
    expect(app.connector.sent()).toHaveLength(1)
  })

  test('the app in a personal chat or removed from it changes no team', async () => {
    const personal = { ...add, conversation: { conversationType: 'personal', id: 'a:1x' }, channelData: { tenant: { id: 'x' } } }
    await app.post(personal)
    await app.post({ ...personal, action: 'remove' })
    await app.settled()
    expect(app.connector.requests).toEqual([])
  })
})

test('events that arrive all at once make one welcome and one record', async () => {
  await app.stop()
  app = await startApp({ wrapStore: sharedStore })
  app.connector.setRoster(north, [ada, ben])
  const answers = await Promise.all([add, joined, add, joined, add, joined].map((event) => app.post(event)))
  await app.settled()
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
  expect(app.connector.sent()).toHaveLength(1)
  expect(app.log.events().filter((event) => event === 'team.added')).toEqual(['team.added'])
})

describe('after that', () => {
  beforeEach(async () => {
    await app.install(north, [ada, ben])
    await shareAs(app, ada, north, { title: 'Defrost board K4' })
  })

  test.each(['add-upgrade', 'remove-upgrade'] as const)('%s sends nothing and takes nothing away', async (action) => {
    await app.post(installationUpdate(north, ada, action))
    await app.settled()
    expect(app.connector.sent()).toHaveLength(1)
    expect(titlesOf(await app.post(initialRun(ben, 'groupChat')))).toEqual(['Defrost board K4'])
  })

  test.each<[string, readonly Activity[]]>([
    ['the installation event', [installationUpdate(north, ada, 'remove')]],
    ['the members event', [botRemoved(north, ada)]],
    ['both, twice', [botRemoved(north, ada), installationUpdate(north, ada, 'remove'), botRemoved(north, ada)]],
    ['without the group id', [withoutGroupId(installationUpdate(north, ada, 'remove'), north)]],
  ])('removing the app closes the team, told by %s', async (_which, events) => {
    for (const event of events) expect((await app.post(event)).status).toBe(200)
    expect((await app.api(`/api/teams/${north.teamId}`, { as: ada })).status).toBe(404)
    expect(sentenceOf(await app.post(initialRun(ada, { team: north })))).toContain('None of your teams')
    expect(sentenceOf(await app.post(initialRun(ada, 'groupChat')))).toContain('None of your teams')
    await app.settled()
    expect(app.connector.sent()).toHaveLength(1)
  })

  test('adding it again welcomes once more, and the library is as it was', async () => {
    for (const round of [2, 3]) {
      await app.post(installationUpdate(north, ada, 'remove'))
      await app.post(botRemoved(north, ada))
      await Promise.all([app.post(botAdded(north, ben)), app.post(installationUpdate(north, ben, 'add'))])
      await app.settled()
      expect(app.connector.sent()).toHaveLength(round)
    }
    expect(wordsOf(cardOf(app.connector.sent().at(-1)?.activity ?? {}))).toContain('Ben Okafor added it.')
    expect(titlesOf(await app.post(initialRun(ben, { team: north })))).toEqual(['Defrost board K4'])
  })

  test('a welcome that is still waiting is not sent to a team that has removed the app', async () => {
    app.connector.setRoster(south, [ada])
    app.connector.fail('send', { status: 503 }, 1)
    await app.install(south, [ada])
    await app.post(installationUpdate(south, ada, 'remove'))
    app.clock.advance(60_000)
    await app.settled()
    expect(app.connector.sent().map(({ conversationId }) => conversationId)).toEqual([north.threadId, south.threadId])
  })

  test('removing the app from a private channel leaves the team as it is', async () => {
    const place = { id: '19:f00d@thread.tacv2', type: 'private' }
    const event = botRemoved(north, ada)
    await app.post({ ...event, channelData: { ...(event['channelData'] as object), channel: place } })
    expect((await app.api(`/api/teams/${north.teamId}`, { as: ada })).status).toBe(200)
  })
})
