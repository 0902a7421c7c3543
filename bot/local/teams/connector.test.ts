/** The connector as a Bot Framework bot calls it: shapes, refusals and limits. */
import { beforeEach, describe, expect, test } from 'vitest'
import { pageSizeOf } from './connector-roster.ts'
import { createHarness, knownIds, type Harness } from './local-teams-harness.ts'

const v3 = '/local/connector/v3'
const at = (id: string) => encodeURIComponent(id)

let harness: Harness
let ids: ReturnType<typeof knownIds>

beforeEach(async () => {
  harness = createHarness()
  ids = knownIds(harness.local)
  await harness.local.installTeam(ids.north.teamId, ids.person('leila').personId)
})

describe('rosters', () => {
  test('a member is found by user id and by Entra object id, in any case', async () => {
    const ana = ids.person('ana')
    for (const id of [ana.userId, ana.personId, ana.personId.toUpperCase()]) {
      const reply = await harness.call('GET', `${v3}/conversations/${at(ids.north.threadId)}/members/${at(id)}`)
      expect(reply).toMatchObject({
        status: 200,
        body: {
          id: ana.userId,
          name: 'Ana Ferreira',
          givenName: 'Ana',
          surname: 'Ferreira',
          objectId: ana.personId,
          aadObjectId: ana.personId,
          tenantId: harness.local.world.tenantId,
        },
      })
    }
  })

  test('someone who is not a member is a 404 in the shape of the connector', async () => {
    await harness.local.installTeam(ids.south.teamId, ids.person('priya').personId)
    const reply = await harness.call('GET', `${v3}/conversations/${at(ids.south.threadId)}/members/${ids.person('kwame').personId}`)
    expect(reply).toMatchObject({
      status: 404,
      body: { error: { code: 'MemberNotFoundInConversation', message: expect.any(String) as string } },
    })
  })

  test('a team without the bot refuses its roster, an unknown conversation is not found', async () => {
    const refused = await harness.call('GET', `${v3}/conversations/${at(ids.south.threadId)}/pagedmembers`)
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } })
    const unknown = await harness.call('GET', `${v3}/conversations/${at('19:no@thread.tacv2')}/members`)
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'ConversationNotFound' } } })
  })

  test.each([
    [null, 200],
    ['10', 50],
    ['50', 50],
    ['499', 499],
    ['5000', 500],
    ['-1', 200],
    ['x', 200],
  ])('a page size of %s becomes %i', (asked, size) => expect(pageSizeOf(asked)).toBe(size))

  test('a large roster comes in pages that together have everyone once', async () => {
    const many = Array.from({ length: 120 }, (_none, index) => ({
      key: `p${String(index)}`,
      name: `Person ${String(index)}`,
      role: 'Tester',
    }))
    const { createLocalTeams } = await import('../local-teams.ts')
    const local = createLocalTeams({
      clock: harness.clock,
      log: harness.log,
      newId: () => 'x',
      people: many,
      fetch: async () => new Response(null),
    })
    local.start({ botUrl: 'http://localhost:1' })
    const [team] = local.world.teams
    await local.installTeam(team?.teamId ?? '', local.world.people[0]?.personId ?? '')
    const route = local.routes.find(({ path }) => path.endsWith('/pagedmembers'))
    const seen: string[] = []
    let token: string | undefined = ''
    while (token !== undefined) {
      const query = new URLSearchParams({ pageSize: '50', continuationToken: token })
      const reply = await route?.handle({
        method: 'GET',
        params: { conversationId: team?.threadId ?? '' },
        query,
        headers: {},
        body: undefined,
        requestId: 'test',
      })
      const page = reply?.body as { members: readonly { id: string }[]; continuationToken?: string }
      seen.push(...page.members.map(({ id }) => id))
      token = page.continuationToken
    }
    expect(seen).toEqual(local.world.people.map(({ userId }) => userId))
  })

  test('a team tells its name and group id, and General has no name among its channels', async () => {
    const team = await harness.call('GET', `${v3}/teams/${at(ids.north.threadId)}`)
    expect(team).toMatchObject({
      status: 200,
      body: { id: ids.north.threadId, name: 'Field Service North', aadGroupId: ids.north.teamId, channelCount: 2, memberCount: 8 },
    })
    const channels = await harness.call('GET', `${v3}/teams/${at(ids.north.threadId)}/conversations`)
    expect(channels.body).toEqual({
      conversations: [
        { id: ids.north.threadId, name: null, type: 'standard' },
        { id: ids.controls.channelId, name: 'Controls', type: 'standard' },
      ],
    })
  })
})

describe('sending', () => {
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }
  const sendTo = (id: string, activity: unknown) => harness.call('POST', `${v3}/conversations/${at(id)}/activities`, activity)

  test('a message can be sent, answered in its thread, changed and taken back', async () => {
    const sent = await sendTo(ids.general.channelId, { type: 'message', attachments: [card] })
    const { id } = sent.body as { id: string }
    expect(sent.status).toBe(201)
    const answer = await harness.call('POST', `${v3}/conversations/${at(`${ids.general.channelId};messageid=${id}`)}/activities/${id}`, {
      type: 'message',
      text: 'More',
    })
    expect(answer.status).toBe(201)
    expect(harness.local.messagesIn(ids.general.channelId)).toMatchObject([
      { id, rootId: null },
      { rootId: id, text: 'More' },
    ])
    const changed = await harness.call('PUT', `${v3}/conversations/${at(ids.general.channelId)}/activities/${id}`, {
      type: 'message',
      text: 'Changed',
    })
    expect(changed).toMatchObject({ status: 200, body: { id } })
    expect(harness.local.messagesIn(ids.general.channelId)[0]).toMatchObject({ text: 'Changed', isEdited: true, attachments: [] })
    expect((await harness.call('DELETE', `${v3}/conversations/${at(ids.general.channelId)}/activities/${id}`)).status).toBe(200)
    expect((await harness.call('DELETE', `${v3}/conversations/${at(ids.general.channelId)}/activities/${id}`)).status).toBe(404)
  })

  test('a bot cannot change what a person wrote', async () => {
    const { id } = harness.local.seedMessage(ids.general.channelId, ids.person('ana').personId, 'mine')
    const reply = await harness.call('PUT', `${v3}/conversations/${at(ids.general.channelId)}/activities/${id}`, {
      type: 'message',
      text: 'yours',
    })
    expect(reply).toMatchObject({ status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } })
  })

  test('text and card in one activity become two messages', async () => {
    await sendTo(ids.general.channelId, { type: 'message', text: 'Look', attachments: [card] })
    expect(harness.local.messagesIn(ids.general.channelId)).toMatchObject([
      { text: 'Look', attachments: [] },
      { text: '', attachments: [card] },
    ])
  })

  test('a personal chat opens for members of a team with the app, once, and for nobody else', async () => {
    const ana = ids.person('ana')
    const body = { isGroup: false, members: [{ id: ana.userId }], tenantId: harness.local.world.tenantId }
    expect(await harness.call('POST', `${v3}/conversations`, body)).toMatchObject({ status: 201, body: { id: ana.personalChatId } })
    await harness.local.uninstallTeam(ids.north.teamId, ana.personId)
    expect(await harness.call('POST', `${v3}/conversations`, body)).toMatchObject({
      status: 403,
      body: { error: { code: 'BotNotInConversationRoster' } },
    })
  })

  test('100 KB counted as UTF-16 is the limit', async () => {
    const activityOf = (chars: number) => ({ type: 'message', text: 'x'.repeat(chars) })
    const frame = JSON.stringify(activityOf(0)).length
    expect((await sendTo(ids.general.channelId, activityOf(51_200 - frame))).status).toBe(201)
    expect(await sendTo(ids.general.channelId, activityOf(51_201 - frame))).toMatchObject({
      status: 413,
      body: { error: { code: 'MessageSizeTooBig' } },
    })
  })

  test('the eighth message to a conversation within a second is refused, other conversations are not', async () => {
    const activity = { type: 'message', text: 'hi' }
    for (let sent = 0; sent < 7; sent += 1) expect((await sendTo(ids.general.channelId, activity)).status).toBe(201)
    expect(await sendTo(ids.general.channelId, activity)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
    expect((await sendTo(ids.controls.channelId, activity)).status).toBe(201)
    harness.clock.advance(1_000)
    expect((await sendTo(ids.general.channelId, activity)).status).toBe(201)
  })

  test('typing is taken and shown to nobody', async () => {
    expect((await sendTo(ids.general.channelId, { type: 'typing' })).status).toBe(202)
    expect(harness.local.messagesIn(ids.general.channelId)).toEqual([])
  })
})
