/** Teams change: they are renamed, deleted, restored and upgraded, and registry and roster follow in any order and repetition (M26, M32). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import type { Activity } from '#tests/support/teams/activities/activity.ts'
import {
  botAdded,
  botRemoved,
  channelChanged,
  installationUpdate,
  membersAdded,
  membersRemoved,
  teamChanged,
} from '#tests/support/teams/activities/installation.ts'
import { ada, ben, cleo, north } from '#tests/support/teams/cast.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
})
afterEach(() => app.stop())

const teamsOf = async (): Promise<unknown> => (await app.api('/api/me', { as: ada })).body
const renamed = { ...north, name: 'Cold Chain North' }
const inTeam = { teams: [{ teamId: north.teamId, name: north.name }] }

test('a new name is seen at once', async () => {
  await app.post(teamChanged(renamed, ada, 'teamRenamed'))
  expect(await teamsOf()).toMatchObject({ teams: [{ name: 'Cold Chain North' }] })
})

test('a rename without a name changes nothing', async () => {
  await app.post(teamChanged({ ...north, name: '' }, ada, 'teamRenamed'))
  expect(await teamsOf()).toMatchObject(inTeam)
})

test.each(['teamDeleted', 'teamHardDeleted'] as const)(
  '%s shuts everybody out; a team that comes back has its library again, without another welcome',
  async (event) => {
    const welcomes = app.connector.sent().length
    await app.post(teamChanged(north, ada, event))
    await app.post(teamChanged(north, ada, event))
    expect(await teamsOf()).toMatchObject({ teams: [] })
    expect((await app.api(`/api/teams/${north.teamId}`, { as: ada })).status).toBe(404)
    await app.post(teamChanged(north, ada, 'teamRestored'))
    await app.settled()
    expect(await teamsOf()).toMatchObject(inTeam)
    expect(app.connector.sent()).toHaveLength(welcomes)
  },
)

test.each<[string, Activity]>([
  ['an archived team', teamChanged(north, ada, 'teamArchived')],
  ['an unarchived team', teamChanged(north, ada, 'teamUnarchived')],
  ['a deleted channel', channelChanged(north, ada, 'channelDeleted', { id: '19:gone@thread.tacv2', name: 'Gone' })],
  ['a renamed channel', channelChanged(north, ada, 'channelRenamed', { id: '19:here@thread.tacv2', name: 'Here' })],
  ['an upgrade', installationUpdate(north, ada, 'add-upgrade')],
  ['the first half of an upgrade', installationUpdate(north, ada, 'remove-upgrade')],
])('%s sends nothing and keeps the team', async (_what, activity) => {
  const before = app.connector.sent().length
  expect((await app.post(activity)).status).toBe(200)
  await app.settled()
  expect(app.connector.sent()).toHaveLength(before)
  expect(await teamsOf()).toMatchObject(inTeam)
})

test('an installation whose group id is none asks Teams which team it is', async () => {
  const activity = installationUpdate(north, ada, 'add')
  const channelData = activity['channelData'] as { team: object }
  const odd = { ...activity, channelData: { ...channelData, team: { ...channelData.team, aadGroupId: 'x'.repeat(5_000), name: 'n' } } }
  expect((await app.post(odd)).status).toBe(200)
  expect(await teamsOf()).toMatchObject(inTeam)
})

describe('of a team that was never known', () => {
  test.each<[string, (team: typeof north) => Activity]>([
    ['a new name', (team) => teamChanged(team, ada, 'teamRenamed')],
    ['its deletion', (team) => teamChanged(team, ada, 'teamDeleted')],
    ['its return', (team) => teamChanged(team, ada, 'teamRestored')],
    ['a member who left before joining', (team) => membersRemoved(team, ada, [cleo])],
    ['the app leaving it', (team) => botRemoved(team, ada)],
  ])('%s is taken in silence', async (_what, activity) => {
    const unknown = { ...north, threadId: `${north.threadId}x` as typeof north.threadId }
    const before = app.connector.requests.length
    expect((await app.post(activity(unknown))).status).toBe(200)
    await app.settled()
    expect(app.connector.requests).toHaveLength(before)
  })
})

const events: Readonly<Record<string, () => Activity>> = {
  add: () => installationUpdate(north, ada, 'add'),
  joined: () => botAdded(north, ada),
  upgrade: () => installationUpdate(north, ada, 'add-upgrade'),
  member: () => membersAdded(north, ada, [ben]),
  rename: () => teamChanged(renamed, ada, 'teamRenamed'),
}

test.each([
  ['add', 'upgrade', 'member', 'rename', 'joined'],
  ['rename', 'member', 'joined', 'add', 'upgrade'],
  ['member', 'add', 'add', 'rename', 'rename', 'upgrade', 'upgrade'],
])('however they come after the app is there, nobody is told again: %s, %s, %s, …', async (...order) => {
  const before = app.connector.sent().length
  for (const name of order) await app.post(events[name]?.() ?? events['add']?.() ?? installationUpdate(north, ada, 'add'))
  await app.settled()
  expect(app.connector.sent()).toHaveLength(before)
})

type Step = 'add' | 'add-upgrade' | 'remove-upgrade' | 'remove'
const orders = (steps: readonly Step[]): readonly (readonly Step[])[] =>
  steps.length < 2 ? [steps] : steps.flatMap((step) => orders(steps.filter((other) => other !== step)).map((rest) => [step, ...rest]))

test.each(orders(['add', 'add-upgrade', 'remove-upgrade', 'remove']))(
  'M32: %s, %s, %s, %s, each told twice: who was told last of adding or removing is right, an upgrade says nothing',
  async (...steps) => {
    const before = app.connector.sent().length
    for (const step of steps.flatMap((one) => [one, one])) {
      expect((await app.post(installationUpdate(north, ada, step))).status).toBe(200)
      await app.settled()
    }
    const isThere = steps.indexOf('add') > steps.indexOf('remove')
    expect(await teamsOf()).toMatchObject(isThere ? inTeam : { teams: [] })
    // The app was there before: only coming back after it was removed is welcomed.
    expect(app.connector.sent()).toHaveLength(before + (isThere ? 1 : 0))
  },
)
