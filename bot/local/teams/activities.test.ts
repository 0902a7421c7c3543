/** Activities beside the examples that Microsoft publishes: the same fields, in the same places. */
import { describe, expect, test } from 'vitest'
import { createHarness, knownIds, type ReceivedActivity } from './local-teams-harness.ts'

/** Field paths of a value, arrays by their elements: `from.id`, `entities.[].type`. */
function fieldsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => fieldsOf(item, `${path}.[]`))
  if (typeof value !== 'object' || value === null) return [path.slice(1)]
  return Object.entries(value).flatMap(([name, inner]) => fieldsOf(inner, `${path}.${name}`))
}

/** Learn, "Receive messages in a channel or group chat": the fields of a channel message that mentions the bot. */
const publishedChannelMessage = [
  'type',
  'id',
  'timestamp',
  'localTimestamp',
  'serviceUrl',
  'channelId',
  'from.id',
  'from.name',
  'from.aadObjectId',
  'conversation.isGroup',
  'conversation.id',
  'conversation.conversationType',
  'recipient.id',
  'recipient.name',
  'textFormat',
  'text',
  'entities.[].type',
  'entities.[].mentioned.id',
  'entities.[].mentioned.name',
  'entities.[].text',
  'entities.[].locale',
  'entities.[].country',
  'entities.[].platform',
  'channelData.teamsChannelId',
  'channelData.teamsTeamId',
  'channelData.channel.id',
  'channelData.team.id',
  'channelData.tenant.id',
  'replyToId',
]

/** Learn, "Respond to search commands": a `composeExtension/query` as received. */
const publishedQuery = [
  'type',
  'name',
  'value.commandId',
  'value.parameters.[].name',
  'value.parameters.[].value',
  'value.queryOptions.skip',
  'value.queryOptions.count',
  'timestamp',
  'localTimestamp',
  'id',
  'channelId',
  'serviceUrl',
  'from.id',
  'from.name',
  'from.aadObjectId',
  'conversation.id',
  'recipient.id',
  'recipient.name',
  'entities.[].type',
  'entities.[].country',
  'entities.[].platform',
]

/** Learn, "Conversation events": the bot is added to a team. */
const publishedBotAdded = [
  'membersAdded.[].id',
  'type',
  'timestamp',
  'localTimestamp',
  'id',
  'channelId',
  'serviceUrl',
  'from.id',
  'conversation.isGroup',
  'conversation.conversationType',
  'conversation.id',
  'recipient.id',
  'recipient.name',
  'channelData.team.id',
  'channelData.eventType',
  'channelData.tenant.id',
]

/** Learn, "Installation update event". */
const publishedInstallation = [
  'action',
  'type',
  'timestamp',
  'id',
  'channelId',
  'serviceUrl',
  'from.id',
  'from.aadObjectId',
  'conversation.isGroup',
  'conversation.conversationType',
  'conversation.tenantId',
  'conversation.id',
  'recipient.id',
  'recipient.name',
  'entities.[].locale',
  'entities.[].platform',
  'entities.[].type',
  'channelData.settings.selectedChannel.id',
  'channelData.channel.id',
  'channelData.team.id',
  'channelData.tenant.id',
  'channelData.source.name',
  'locale',
]

describe('activities', () => {
  test('a channel message that mentions the bot has every field of the published example', async () => {
    const { received, reply } = await mentionInReply()
    expect(fieldsOf(received)).toEqual(expect.arrayContaining(publishedChannelMessage))
    expect(received['replyToId']).toBe(reply)
  })

  test('a channel message carries the thread id of its team but neither its group id nor its name', async () => {
    const { received, ids } = await mentionInReply()
    expect(received['channelData']).toMatchObject({ team: { id: ids.north.threadId }, channel: { id: ids.controls.channelId } })
    expect(fieldsOf(received)).not.toEqual(expect.arrayContaining(['channelData.team.aadGroupId']))
  })

  test('a mention stands in the text, as an entity and in an HTML attachment, and the post in the conversation id', async () => {
    const { received, ids, reply } = await mentionInReply()
    expect(received).toMatchObject({
      text: '<at>Commonplace</at> find E17 & <b>',
      conversation: { id: `${ids.controls.channelId};messageid=${reply}`, conversationType: 'channel', isGroup: true },
      entities: [
        { type: 'mention', text: '<at>Commonplace</at>', mentioned: { name: 'Commonplace' } },
        { type: 'clientInfo', timezone: 'Europe/London' },
      ],
      attachments: [{ contentType: 'text/html', content: '<p><at id="0">Commonplace</at> find E17 &amp; &lt;b></p>' }],
    })
  })

  test('a query has every field of the published example and says that it came from the compose box', async () => {
    const harness = createHarness()
    const ids = knownIds(harness.local)
    await harness.call('POST', '/local/api/invokes', {
      person: 'ana',
      conversationId: ids.onCall.chatId,
      name: 'composeExtension/query',
      source: 'compose',
      value: { commandId: 'find', parameters: [{ name: 'query', value: 'e17' }], queryOptions: { skip: 0, count: 25 } },
    })
    const [query] = harness.received
    expect(fieldsOf(query)).toEqual(expect.arrayContaining(publishedQuery))
    expect(query).toMatchObject({
      channelData: { source: { name: 'compose' } },
      conversation: { conversationType: 'groupChat', name: 'On call, week 48' },
    })
    expect(query?.['id']).toMatch(/^f:/u)
  })

  test('installing in a team sends both events with every field of the published examples', async () => {
    const harness = createHarness()
    const ids = knownIds(harness.local)
    await harness.local.installTeam(ids.north.teamId, ids.person('leila').personId)
    const [added, installed] = harness.received
    expect(fieldsOf(added)).toEqual(expect.arrayContaining(publishedBotAdded))
    expect(fieldsOf(installed)).toEqual(expect.arrayContaining(publishedInstallation))
    expect(added).toMatchObject({
      membersAdded: [{ id: harness.local.world.bot.id }],
      channelData: { eventType: 'teamMemberAdded', team: { aadGroupId: ids.north.teamId } },
    })
    expect(installed).toMatchObject({ action: 'add', from: { aadObjectId: ids.person('leila').personId } })
    expect(fieldsOf(installed)).not.toEqual(expect.arrayContaining(['from.name']))
  })

  test('a submit button sends a message with a value and no text', async () => {
    const harness = createHarness()
    const ids = knownIds(harness.local)
    await harness.call('POST', '/local/api/submits', {
      person: 'ana',
      conversationId: ids.person('ana').personalChatId,
      replyToId: '17',
      value: { save: 'r1' },
    })
    expect(harness.received[0]).toMatchObject({
      type: 'message',
      value: { save: 'r1' },
      replyToId: '17',
      conversation: { conversationType: 'personal' },
    })
    expect(harness.received[0]).not.toHaveProperty('text')
  })

  test('the local time is the same instant on the wall clock of the client, with its offset', async () => {
    const harness = createHarness()
    harness.clock.advance(Date.parse('2027-07-01T10:00:00.000Z') - harness.clock.nowMs())
    await harness.call('POST', '/local/api/messages', {
      person: 'ana',
      conversationId: knownIds(harness.local).person('ana').personalChatId,
      text: 'hi',
    })
    await harness.local.settled()
    expect(harness.received.at(-1)).toMatchObject({
      timestamp: '2027-07-01T10:00:00.000Z',
      localTimestamp: '2027-07-01T11:00:00.000+01:00',
    })
  })
})

async function mentionInReply() {
  const harness = createHarness()
  const ids = knownIds(harness.local)
  await harness.local.installTeam(ids.north.teamId, ids.person('leila').personId)
  const post = harness.local.seedMessage(ids.controls.channelId, ids.person('jonas').personId, 'Who knows E17?')
  const conversationId = `${ids.controls.channelId};messageid=${post.id}`
  await harness.call('POST', '/local/api/messages', { person: 'kwame', conversationId, text: '@Commonplace find E17 & <b>' })
  await harness.local.settled()
  const received: ReceivedActivity = harness.received.at(-1) ?? {}
  return { received, ids, reply: post.id }
}
