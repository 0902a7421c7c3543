/** A connector that answers what no documentation says: what can be read is used, the rest is left out, and nothing is a fault of ours. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { limits } from '#domain/limits.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import type { Team } from '#domain/teams/team.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { ada, ben, bot, north } from '#tests/support/teams/cast.ts'
import { startFakeConnector, type FakeConnector, type RequestKind } from '#tests/support/teams/fake-connector.ts'
import { createTeamsDoor } from './adapter.ts'
import { localTrust } from './trust.ts'
import { sendActivity } from './send-activity.ts'
import { createTeamChannels } from './team-channels.ts'
import { createTeamsRoster, readTeamDetails } from './teams-roster.ts'

let connector: FakeConnector
beforeEach(async () => {
  connector = await startFakeConnector()
  connector.setRoster(north, [ada, ben])
})
afterEach(() => connector.close())

const { clients } = createTeamsDoor({
  trust: localTrust(localTenantId),
  log: recordingLog().log,
  onTurn: async () => ({ kind: 'none' }),
  onFailure: () => ({ kind: 'none' }),
})
const teamOf = (): Team => ({
  ...north,
  serviceUrl: connector.serviceUrl,
  botId: bot.id,
  addedBy: null,
  stewards: [],
  steppedDown: null,
  removedAt: null,
  retentionMonths: null,
  status: 'active',
})
const answer = (kind: RequestKind, body: unknown): void => connector.fail(kind, { status: 200, body })
const namesIn = async (): Promise<readonly string[]> => {
  const names: string[] = []
  for await (const page of createTeamsRoster(clients).pages(teamOf())) names.push(...page.map(({ name }) => name))
  return names
}

const account = { id: ada.userId, objectId: ada.personId, name: ada.name }

describe('a roster', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['null among the members', [null, account], [ada.name]],
    ['texts and numbers among the members', ['x', 7, [], true, account], [ada.name]],
    ['a member without any id', [{ name: 'Nobody' }, account], [ada.name]],
    ['a member with a numeric id', [{ id: 7, objectId: 7, name: 'Seven' }, account], [ada.name]],
    ['a member with an empty id', [{ id: '', objectId: '', name: 'Empty' }, account], [ada.name]],
    ['a numeric name', [{ ...account, name: 7 }], ['']],
    ['no name', [{ ...account, name: undefined }], ['']],
    ['null for a name', [{ ...account, name: null }], ['']],
    ['a numeric role', [{ ...account, userRole: 7 }], [ada.name]],
  ])('with %s', async (_what, members, names) => {
    answer('roster-page', { members })
    expect(await namesIn()).toEqual(names)
  })

  test.each<[string, unknown]>([
    ['null', null],
    ['a text', 'x'],
    ['a number', 7],
    ['a list', [account]],
    ['an object without members', {}],
    ['null for members', { members: null }],
    ['a text for members', { members: 'x' }],
    ['an object for members', { members: { 0: account } }],
  ])('that is %s is no answer: nobody is taken for gone because of it', async (_what, body) => {
    answer('roster-page', body)
    await expect(namesIn()).rejects.toMatchObject({ code: 'roster-unreachable' })
  })

  test('with a number for the token ends there', async () => {
    answer('roster-page', { members: [account], continuationToken: 7 })
    expect(await namesIn()).toEqual([ada.name])
  })

  test('a name of 10,000 letters is cut when it is read', async () => {
    answer('roster-page', { members: [{ ...account, name: 'é'.repeat(10_000) }] })
    expect(await namesIn()).toEqual([`${'é'.repeat(limits.maxNameGraphemes - 1)}…`])
  })
})

test.each<[string, unknown]>([
  ['null', null],
  ['a text', 'x'],
  ['a list', [account]],
  ['an account without ids', { name: ada.name }],
  ['an account with numbers', { id: 7, objectId: 7, aadObjectId: 7, name: 7 }],
])('a person whose account is %s is looked for in the roster', async (_what, body) => {
  answer('member', body)
  expect(await createTeamsRoster(clients).member(teamOf(), ada.personId)).toMatchObject({ name: ada.name })
})

test.each<[string, unknown, unknown]>([
  ['null', null, null],
  ['a text', 'x', null],
  ['without a group id', { name: north.name }, null],
  ['with a numeric group id', { aadGroupId: 7, name: north.name }, null],
  ['with a numeric name', { aadGroupId: north.teamId, name: 7 }, { teamId: north.teamId, name: '' }],
  ['without a name', { aadGroupId: north.teamId }, { teamId: north.teamId, name: '' }],
])('details of a team that are %s', async (_what, body, details) => {
  answer('team', body)
  expect(await readTeamDetails(clients, connector.serviceUrl, north.threadId)).toEqual(details)
})

const general = { channelId: null, name: '' }
const controls = { id: '19:controls@thread.tacv2', name: 'Controls', type: 'standard' }
const listed = () => createTeamChannels(clients).list(teamOf())

test.each<[string, readonly unknown[], readonly string[]]>([
  ['channels of a name', [controls], ['Controls']],
  ['General a second time, with a name', [{ id: north.threadId, name: 'Allgemein' }, controls], ['Controls']],
  ['several, by name', [{ id: '19:z', name: 'Zone' }, controls, { id: '19:a', name: 'Ädelsten' }], ['Ädelsten', 'Controls', 'Zone']],
  ['none beside General', [], []],
  [
    'private and shared ones',
    [controls, { id: '19:p', name: 'P', type: 'private' }, { id: '19:s', name: 'S', type: 'Shared' }],
    ['Controls'],
  ],
  [
    'no word on the type',
    [
      { id: controls.id, name: 'Controls' },
      { id: '19:x', name: 'X', type: null },
    ],
    ['Controls', 'X'],
  ],
  ['no name and no id', [{ id: '19:n', name: '  ' }, { name: 'Nowhere' }, { id: 7, name: 'Seven' }, null, 'x', controls], ['Controls']],
  ['a name over two lines', [{ ...controls, name: 'Controls\n& drives' }], ['Controls & drives']],
])('a list of channels with %s', async (_what, conversations, names) => {
  answer('channels', { conversations: [{ id: north.threadId, name: null }, ...conversations] })
  const channels = await listed()
  expect(channels?.[0]).toEqual(general)
  expect(channels?.slice(1).map(({ name }) => name)).toEqual(names)
})

test.each<[string, unknown]>([
  ['null', null],
  ['a text', 'x'],
  ['an object without channels', {}],
  ['a text for channels', { conversations: 'x' }],
  ['empty', { conversations: [] }],
  ['without General', { conversations: [controls] }],
])('a list of channels that is %s is no answer', async (_what, body) => {
  answer('channels', body)
  await expect(listed()).rejects.toMatchObject({ code: 'roster-unreachable' })
})

test.each([403, 404])('a list of channels that is refused with %d: the team has no app', async (status) => {
  connector.fail('channels', { status })
  expect(await listed()).toBeNull()
})

const send = () =>
  sendActivity(clients, { serviceUrl: connector.serviceUrl, conversationId: north.threadId, botId: bot.id }, { text: 'Hello' })

test.each<[string, unknown]>([
  ['null', null],
  ['a text', 'x'],
  ['a list', []],
  ['an object without an id', {}],
  ['a numeric id', { id: 7 }],
  ['null for an id', { id: null }],
])('a message whose receipt is %s was sent', async (_what, body) => {
  answer('send', body)
  expect(await send()).toEqual({ outcome: 'sent', activityId: null })
})

test.each<[string, number | string, string, number | null]>([
  ['seconds', 30, 'Mon, 23 Nov 2026 09:00:00 GMT', 30_000],
  ['none', 0, 'Mon, 23 Nov 2026 09:00:00 GMT', 0],
  ['more than an hour', 7_200, 'Mon, 23 Nov 2026 09:00:00 GMT', 3_600_000],
  ['seconds beyond all numbers', '99999999999999999', 'Mon, 23 Nov 2026 09:00:00 GMT', 3_600_000],
  ['seconds of 400 digits', '9'.repeat(400), 'Mon, 23 Nov 2026 09:00:00 GMT', 3_600_000],
  ['a date', 'Mon, 23 Nov 2026 09:01:30 GMT', 'Mon, 23 Nov 2026 09:00:00 GMT', 90_000],
  ['a date that has passed', 'Mon, 23 Nov 2026 08:00:00 GMT', 'Mon, 23 Nov 2026 09:00:00 GMT', 0],
  ['a date in another year', 'Tue, 23 Nov 2027 09:00:00 GMT', 'Mon, 23 Nov 2026 09:00:00 GMT', 3_600_000],
  ['a date that is none', 'Mon, 99 Nov 2026 99:00:00 GMT', 'Mon, 23 Nov 2026 09:00:00 GMT', null],
  ['a date, while the connector’s own is none', 'Mon, 23 Nov 2026 09:01:30 GMT', 'now', null],
  ['less than nothing', '-5', 'Mon, 23 Nov 2026 09:00:00 GMT', null],
  ['words', 'soon', 'Mon, 23 Nov 2026 09:00:00 GMT', null],
])('a wait of %s', async (_what, retryAfter, date, afterMs) => {
  connector.fail('send', { status: 429, retryAfter, date })
  expect(await send()).toMatchObject({ outcome: 'retry', afterMs })
})
