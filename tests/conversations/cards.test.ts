/** Cards in front of anyone: their buttons ask anew who presses, and a link of ours unfolds for members only. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { entryPageReply, helpedReply, resourcePageReply } from '#domain/api/replies.ts'
import { startApp, type Answer, type StartedApp } from '#tests/support/start-app.ts'
import { executeAction, query, queryLink } from '#tests/support/teams/activities/extension.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, ben, cleo, north, south, type TestPerson } from '#tests/support/teams/cast.ts'
import { resultsOf } from '#tests/support/teams/read-answers.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

let app: StartedApp
let resourceId: string
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
  await app.install(south, [cleo])
  await shareAs(app, ada, north, { title: 'Defrost K4', why: 'When it beeps', body: 'only for the team', link: 'https://example.org/k4' })
  const { items } = resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources`, { as: ada })).body)
  resourceId = items[0]?.resourceId ?? ''
})
afterEach(() => app.stop())

async function sharedInSouth(): Promise<string> {
  await shareAs(app, cleo, south, { title: 'Only for the south' })
  const { items } = resourcePageReply.parse((await app.api(`/api/teams/${south.teamId}/resources`, { as: cleo })).body)
  return items[0]?.resourceId ?? ''
}

const saidBy = ({ status, body }: Answer): string => {
  expect(status).toBe(200)
  return z
    .object({ statusCode: z.literal(200), type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() })
    .parse(body).value
}
const press = async (as: TestPerson, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  saidBy(await app.post(executeAction(as, 'groupChat', verb, { teamId: north.teamId, resourceId, ...data })))
const helped = async () => helpedReply.parse((await app.api(`/api/teams/${north.teamId}/resources/${resourceId}/helped`, { as: ada })).body)

describe('an inserted card', () => {
  test('says what a member chose to show, and never the text or whom it helped', async () => {
    await press(ben, 'helped', { line: 'Saved me an hour' })
    const [result] = resultsOf(await app.post(query(ada, 'groupChat', 'defrost')))
    const text = JSON.stringify(result?.card)
    expect(text).toContain('When it beeps')
    for (const secret of ['only for the team', 'Saved me an hour', ben.name, ben.personId, ada.personId]) expect(text).not.toContain(secret)
    expect(result?.card.actions?.map(({ title }) => title)).toEqual(['Open link', 'Details', 'This helped me', 'Save'])
  })
})

describe('what no longer holds', () => {
  test('says so in the card, in the list, and in what the bot finds', async () => {
    const path = `/api/teams/${north.teamId}/resources/${resourceId}`
    expect((await app.api(`${path}/outdated`, { as: ada, method: 'PUT', body: { isOutdated: true } })).status).toBe(200)
    const [result] = resultsOf(await app.post(query(ben, 'groupChat', 'defrost')))
    expect(result?.text).toContain('Outdated')
    expect(JSON.stringify(result?.card)).toContain('no longer holds')
    await app.post(personalMessage(ben, 'find defrost'))
    expect(JSON.stringify(app.connector.sent().at(-1)?.activity)).toContain('no longer holds')
  })
})

describe('its buttons', () => {
  test('a member says that it helped, once, and may say it otherwise', async () => {
    expect(await press(ben, 'helped')).toContain('can see that it helped')
    await press(ben, 'helped', { line: 'Saved me an hour' })
    expect(await helped()).toMatchObject({ count: 1, stories: [{ by: { name: ben.name }, line: 'Saved me an hour' }] })
  })

  test('pressed again without a line, the line that was said stays', async () => {
    await press(ben, 'helped', { line: 'Saved me an hour' })
    expect(await press(ben, 'helped', { line: '  ' })).toContain('Saved me an hour')
    expect(await helped()).toMatchObject({ count: 1, stories: [{ line: 'Saved me an hour' }] })
  })

  test('a member keeps it in the notebook, once a day however often they press', async () => {
    for (let times = 0; times < 3; times += 1) expect(await press(ben, 'save')).toContain('in your notebook')
    expect((await app.api('/api/me/notebook', { as: ben })).body).toMatchObject({ items: [{ title: 'Defrost K4' }] })
  })

  test('kept, deleted from the notebook and kept again the same day, it is in the notebook', async () => {
    const entries = async () => entryPageReply.parse((await app.api('/api/me/notebook', { as: ben })).body).items
    for (let times = 0; times < 3; times += 1) {
      expect(await press(ben, 'save')).toBe('It is in your notebook. Nobody else can see that.')
      const [entry, ...others] = await entries()
      expect([entry?.title, others]).toEqual(['Defrost K4', []])
      await app.api(`/api/me/notebook/${entry?.entryId}`, { as: ben, method: 'DELETE' })
    }
    expect(await entries()).toEqual([])
  })

  test('kept, edited by its author and kept again, it is said to be there already', async () => {
    await press(ben, 'save')
    const headers = { 'if-match': '"r1"' }
    const body = { kind: 'aid', title: 'Defrost K4 and K5' }
    const path = `/api/teams/${north.teamId}/resources/${resourceId}`
    expect((await app.api(path, { as: ada, method: 'PUT', body, headers })).status).toBe(200)
    expect(await press(ben, 'save')).toBe('It is already in your notebook. Nobody else can see that.')
  })

  test.each(['helped', 'save'])('somebody from outside reads whose it is, and nothing happens: %s', async (verb) => {
    expect(await press(cleo, verb)).toBe('This belongs to Field Service North. Only its members can use these buttons.')
    expect((await helped()).count).toBe(0)
    expect((await app.api('/api/me/notebook', { as: cleo })).body).toMatchObject({ items: [] })
  })

  test('somebody who has left the team is from outside', async () => {
    app.connector.setRoster(north, [ada])
    app.clock.advance(6 * 60_000)
    expect(await press(ben, 'helped')).toContain('This belongs to Field Service North.')
  })

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['the ids of another team', { teamId: south.teamId }, 'This belongs to Field Service South.'],
    ['a team that is none', { teamId: '11111111-2222-4333-8444-555555555555' }, 'it isn’t yours to see'],
    ['a resource that is none', { resourceId: '11111111-2222-4333-8444-555555555555' }, 'no longer in the library'],
    ['one’s own team and a resource of another', { resourceId: 'of the south' }, 'no longer in the library'],
    ['nonsense', { teamId: { $ne: 1 }, resourceId: '../..' }, 'out of date'],
    ['no data', { teamId: undefined, resourceId: undefined }, 'out of date'],
    ['a line that is too long', { line: 'x'.repeat(1_001) }, 'too long'],
    ['a line that is no text', { line: { a: 1 } }, 'can see that it helped'],
  ])('C1, C4: with %s', async (_what, data, sentence) => {
    const given = data['resourceId'] === 'of the south' ? { resourceId: await sharedInSouth() } : data
    expect(await press(ben, 'helped', given)).toContain(sentence)
  })

  test('C7: a verb of another time says that the card is out of date', async () => {
    expect(await press(ben, 'remove')).toContain('This card is out of date.')
  })

  test('the card of something deleted says so', async () => {
    await app.api(`/api/teams/${north.teamId}/resources/${resourceId}`, { as: ada, method: 'DELETE' })
    expect(await press(ben, 'helped')).toBe('This is no longer in the library.')
  })

  test('while Teams does not answer, it says so', async () => {
    app.clock.advance(6 * 60_000)
    app.connector.fail('member', { status: 503 })
    expect(await press(ben, 'helped')).toContain('Teams did not say who is in this team.')
  })
})

describe('a link of our own', () => {
  const url = (change: { readonly team?: string; readonly id?: string; readonly host?: string } = {}): string =>
    `${change.host ?? app.url}/go/library/${change.team ?? north.teamId}/${change.id ?? resourceId}?channel=${encodeURIComponent(north.threadId)}`

  test('unfolds into the resource’s card, which opens links and does nothing else', async () => {
    const [result, ...others] = resultsOf(await app.post(queryLink(ben, 'groupChat', url())))
    expect(others).toEqual([])
    expect(result?.title).toBe('Defrost K4')
    expect(result?.card.actions?.map(({ type }) => type)).toEqual(['Action.OpenUrl', 'Action.OpenUrl'])
  })

  test.each<[string, () => string, TestPerson]>([
    ['for somebody from outside', () => url(), cleo],
    ['of another team', () => url({ team: south.teamId }), ben],
    ['to nothing', () => url({ id: '11111111-2222-4333-8444-555555555555' }), ben],
    ['that is none', () => 'https://example.org/', ben],
    ['that can’t be read', () => 'http://[', ben],
    ['of 5,000 characters', () => `${url()}&x=${'x'.repeat(5_000)}`, ben],
  ])('stays a link %s', async (_what, link, as) => {
    expect(resultsOf(await app.post(queryLink(as, 'groupChat', link())))).toEqual([])
  })

  test('leads into Teams, the same for what is there and what isn’t', async () => {
    const follow = async (link: string) => fetch(link, { redirect: 'manual' })
    const here = await follow(url())
    expect(here.status).toBe(302)
    const target = new URL(here.headers.get('location') ?? '')
    expect(target.hostname).toBe('teams.microsoft.com')
    expect(JSON.parse(target.searchParams.get('context') ?? '')).toEqual({
      subEntityId: `library/${resourceId}`,
      channelId: north.threadId,
    })
    expect((await follow(url({ id: '11111111-2222-4333-8444-555555555555' }))).status).toBe(302)
    expect((await follow(`${app.url}/go/library/x/y`)).status).toBe(404)
    const forged = await follow(`${app.url}/go/library/${north.teamId}/${resourceId}?channel=https://evil.example`)
    expect(forged.headers.get('location')).not.toContain('evil')
  })
})
