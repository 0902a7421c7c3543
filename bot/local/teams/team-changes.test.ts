/** What people do to a team, as the bot and the page learn of it. */
import { describe, expect, test } from 'vitest'
import type { WorldView } from './world-view.ts'
import { createHarness, knownIds, type Harness } from './local-teams-harness.ts'

/** Installed in the north, with a tab in Controls; what the bot received until then is forgotten. */
async function installedHarness(options: Parameters<typeof createHarness>[0] = {}) {
  const harness = createHarness(options)
  const ids = knownIds(harness.local)
  await harness.local.installTeam(ids.north.teamId, ids.person('ana').personId)
  harness.received.length = 0
  return { ...harness, ...ids }
}

const change = (harness: Harness, conversationId: string, given: object, person = 'ana') =>
  harness.call('POST', '/local/api/team-changes', { person, conversationId, change: given })

const viewOf = async (harness: Harness, person: string): Promise<WorldView> =>
  (await harness.call('GET', `/local/api/world?person=${person}`)).body as WorldView

describe('events of a team that has the app, in the shape of Microsoft’s examples', () => {
  test.each([
    [
      'a new name',
      () => ({ kind: 'rename', name: 'Field Service Nord' }),
      { eventType: 'teamRenamed', team: { name: 'Field Service Nord' } },
    ],
    ['the end of it', () => ({ kind: 'delete-team' }), { eventType: 'teamDeleted', team: { name: 'Field Service North' } }],
  ])('%s', async (_why, given, channelData) => {
    const harness = await installedHarness()
    expect(await change(harness, harness.general.channelId, given())).toEqual({ status: 200, body: { isChanged: true } })
    expect(harness.received).toMatchObject([
      {
        type: 'conversationUpdate',
        from: { id: harness.person('ana').userId, aadObjectId: harness.person('ana').personId },
        conversation: { isGroup: true, conversationType: 'channel', id: harness.north.threadId },
        channelData: {
          ...channelData,
          team: { ...channelData.team, id: harness.north.threadId },
          tenant: { id: harness.local.world.tenantId },
        },
      },
    ])
    expect(harness.received[0]).not.toHaveProperty('from.name')
    expect(harness.received[0]).not.toHaveProperty('channelData.team.aadGroupId')
  })

  test('somebody goes and comes back: named by both ids, and seen by the page', async () => {
    const harness = await installedHarness()
    const kwame = harness.person('kwame')
    const named = [{ id: kwame.userId, aadObjectId: kwame.personId }]
    await change(harness, harness.controls.channelId, { kind: 'remove-member', personId: kwame.personId })
    expect((await viewOf(harness, 'kwame')).teams.map(({ teamId }) => teamId)).not.toContain(harness.north.teamId)
    await change(harness, harness.general.channelId, { kind: 'add-member', personId: kwame.personId })
    expect((await viewOf(harness, 'kwame')).teams.map(({ teamId }) => teamId)).toContain(harness.north.teamId)
    expect(harness.received).toMatchObject([
      { membersRemoved: named, conversation: { id: harness.north.threadId }, channelData: { eventType: 'teamMemberRemoved' } },
      { membersAdded: named, channelData: { eventType: 'teamMemberAdded', team: { id: harness.north.threadId } } },
    ])
  })

  test('a channel goes: named with its team, and gone for everybody', async () => {
    const harness = await installedHarness()
    const { channelId, name } = harness.controls
    await change(harness, channelId, { kind: 'delete-channel', channelId })
    expect(harness.received).toMatchObject([
      { conversation: { id: harness.north.threadId }, channelData: { eventType: 'channelDeleted', channel: { id: channelId, name } } },
    ])
    expect((await harness.call('GET', `/local/api/conversations/${channelId}/messages?person=ana`)).status).toBe(404)
  })

  test('a newer version of the app', async () => {
    const harness = await installedHarness()
    await change(harness, harness.general.channelId, { kind: 'upgrade' })
    expect(harness.received).toMatchObject([
      {
        type: 'installationUpdate',
        action: 'add-upgrade',
        channelData: { team: { aadGroupId: harness.north.teamId, id: harness.north.threadId } },
      },
    ])
  })
})

test.each([
  ['somebody who is in it already', ({ person }: Ids) => ({ kind: 'add-member', personId: person('ana').personId })],
  ['somebody who does not exist', () => ({ kind: 'remove-member', personId: 'nobody' })],
  ['General', ({ general }: Ids) => ({ kind: 'delete-channel', channelId: general.channelId })],
  ['the name that it has', ({ north }: Ids) => ({ kind: 'rename', name: north.name })],
  ['no name', () => ({ kind: 'rename', name: ' ' })],
])('nothing happens for %s', async (_why, given) => {
  const harness = await installedHarness()
  expect((await change(harness, harness.general.channelId, given(harness))).body).toEqual({ isChanged: false })
  expect(harness.received).toEqual([])
})
type Ids = ReturnType<typeof knownIds>

test('a bot hears nothing of a team that it is not in, and a deleted team can’t be written to', async () => {
  const harness = await installedHarness()
  const { south } = harness
  const member = harness.local.world.people.find(({ personId }) => south.memberIds.includes(personId))?.key ?? ''
  await change(harness, south.threadId, { kind: 'rename', name: 'Field Service Süd' }, member)
  expect(harness.received).toEqual([])
  await change(harness, harness.general.channelId, { kind: 'delete-team' })
  const sent = await harness.call('POST', `/local/connector/v3/conversations/${harness.general.channelId}/activities`, {
    type: 'message',
    text: 'Hi',
  })
  expect(sent).toMatchObject({ status: 404, body: { error: { code: 'ConversationNotFound' } } })
})

test('someone outside of the team can change nothing in it', async () => {
  const harness = await installedHarness()
  await change(harness, harness.general.channelId, { kind: 'remove-member', personId: harness.person('jonas').personId })
  expect((await change(harness, harness.general.channelId, { kind: 'delete-team' }, 'jonas')).status).toBe(404)
})

describe('tabs of a channel', () => {
  const tab = { entityId: 'library', name: 'Commonplace', path: '/tab/library' }

  test('one that was added is there for everybody, until it is removed or the app goes', async () => {
    const harness = await installedHarness()
    const { channelId } = harness.controls
    const controls = async () => (await viewOf(harness, 'kwame')).teams[0]?.channels[1]?.tabs
    const added = await harness.call('POST', '/local/api/tabs', { person: 'ana', conversationId: channelId, tab })
    const { tabId } = added.body as { tabId: string }
    expect(await controls()).toEqual([{ ...tab, tabId }])
    await harness.call('POST', '/local/api/removed-tabs', { person: 'ana', conversationId: channelId, tabId })
    expect(await controls()).toEqual([])
    harness.local.addTab(channelId, tab)
    await harness.local.uninstallTeam(harness.north.teamId, harness.person('ana').personId)
    expect(await controls()).toEqual([])
  })

  test.each([
    ['an address of somebody else', { ...tab, path: '//elsewhere.example/' }, 400],
    ['a whole address', { ...tab, path: 'https://elsewhere.example/' }, 400],
    ['no entity id', { ...tab, entityId: '' }, 400],
  ])('refused: %s', async (_why, given, status) => {
    const harness = await installedHarness()
    const reply = await harness.call('POST', '/local/api/tabs', { person: 'ana', conversationId: harness.controls.channelId, tab: given })
    expect(reply.status).toBe(status)
  })

  test('refused where the app is not installed', async () => {
    const harness = createHarness()
    const { controls } = knownIds(harness.local)
    expect((await harness.call('POST', '/local/api/tabs', { person: 'ana', conversationId: controls.channelId, tab })).status).toBe(409)
  })
})

test('the manifest says which tabs a person gets, where a channel’s tab is configured, and whose links are asked about', async () => {
  const harness = createHarness({ manifestPath: new URL('../../../appPackage/manifest.json', import.meta.url) })
  const view = await viewOf(harness, 'ana')
  expect(view.personalTabs.map(({ entityId, path }) => [entityId, path])).toEqual([
    ['week', '/tab/week'],
    ['notebook', '/tab/notebook'],
    ['check-ins', '/tab/check-ins'],
    ['settings', '/tab/settings'],
  ])
  expect(view.configurationPath).toBe('/tab/configure')
  expect(view.linkDomains).toEqual(['{{HOST}}'])
})

test('an address of the service is followed one step, and only those that lead on', async () => {
  const leadsTo = 'https://teams.microsoft.com/l/entity/x/library'
  const asked: string[] = []
  const harness = createHarness({
    page: (url) => {
      asked.push(url)
      return new Response(null, { status: 302, headers: { location: leadsTo } })
    },
  })
  expect(await harness.call('GET', '/local/api/links?path=%2Fgo%2Fr1')).toEqual({ status: 200, body: { leadsTo } })
  expect((await harness.call('GET', '/local/api/links?path=%2Fapi%2Fme')).status).toBe(400)
  expect(asked).toEqual(['http://localhost:3978/go/r1'])
})
