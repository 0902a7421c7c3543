/** Guests of the tenant, and whoever is nobody in it: row M29. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { entraRig } from '#tests/support/entra/entra-rig.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { openForm, query, submitForm } from '#tests/support/teams/activities/extension.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, aPerson, bot, north, south, type TestPerson } from '#tests/support/teams/cast.ts'
import { dialogOf, sentenceOf, titlesOf } from '#tests/support/teams/read-answers.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

const gus: TestPerson = { ...aPerson('Gus Guest'), isGuest: true }
const refusal = 'guests can\u2019t use it here'
let app: StartedApp
afterEach(async () => {
  vi.useRealTimers()
  await app.stop()
})

async function startWith(guests: boolean): Promise<void> {
  app = await startApp(guests ? { entra: entraRig({ admitsGuests: true }) } : {})
  // The SDK looks at the machine’s clock when it verifies a token.
  vi.useFakeTimers({ toFake: ['Date'], now: app.clock.nowMs() })
  await app.install(north, [ada, gus])
  await shareAs(app, ada, north, { title: 'Defrost board K4' })
}

describe('M29 a guest', () => {
  test('reads a clear sentence wherever they turn, and nothing of theirs is stored', async () => {
    await startWith(false)
    expect(sentenceOf(await app.post(query(gus, { team: north }, 'defrost')))).toContain(refusal)
    expect(dialogOf(await app.post(openForm(gus, { team: north }))).words).toContain(refusal)
    const form = { submissionId: 'form-of-a-guest', teamId: north.teamId, title: 'From outside' }
    expect(dialogOf(await app.post(submitForm(gus, { team: north }, form)))).toMatchObject({
      words: expect.stringContaining(refusal),
      values: { title: 'From outside' },
    })
    for (const text of ['find defrost', 'note a thought', 'save https://example.org']) {
      await app.post(personalMessage(gus, text))
      expect(JSON.stringify(app.connector.sent().at(-1)?.activity)).toContain(refusal)
    }
    for (const path of [`/api/teams/${north.teamId}`, `/api/teams/${north.teamId}/resources`, '/api/me/week'])
      expect(await app.api(path, { as: gus })).toMatchObject({ status: 403, body: { code: 'guests-not-admitted' } })
    expect((await app.api('/api/me/notebook', { as: gus })).body).toMatchObject({ items: [] })
    expect(titlesOf(await app.post(query(ada, { team: north }, '')))).toEqual(['Defrost board K4'])
  })

  test('keeps nothing while Teams can\u2019t be asked who they are', async () => {
    await startWith(false)
    app.connector.fail('member', { status: 503 })
    app.connector.fail('roster-page', { status: 503 })
    app.clock.advance(16 * 60_000)
    const kept = await app.api('/api/me/notebook', { as: gus, body: { text: 'x' }, headers: { 'idempotency-key': 'guest-0001' } })
    expect(kept).toMatchObject({ status: 503, body: { code: 'roster-unreachable' } })
  })

  test('is let in where the installation says so', async () => {
    await startWith(true)
    expect(titlesOf(await app.post(query(gus, { team: north }, 'defrost')))).toEqual(['Defrost board K4'])
    expect((await app.api(`/api/teams/${north.teamId}`, { as: gus })).status).toBe(200)
  })

  test('who is a member of another team is not troubled there', async () => {
    await startWith(false)
    await app.install(south, [ada, aPerson(gus.name)])
    expect(sentenceOf(await app.post(query(gus, { team: south }, '')))).toContain('Nothing has been shared')
  })
})

test('M29 another bot, our own echo and somebody without an identity get no answer', async () => {
  await startWith(false)
  const before = app.connector.requests.length
  for (const from of [
    { id: '28:another-bot', name: 'Bot' },
    { id: bot.id, name: bot.name, aadObjectId: ada.personId },
    { id: '29:anonymous', name: 'X' },
    { id: '29:odd', name: 'X', aadObjectId: '..|g|\u05E9' },
    { id: '29:long', name: 'X', aadObjectId: 'a'.repeat(65) },
  ])
    expect((await app.post({ ...personalMessage(ada, 'help'), from })).status).toBe(200)
  expect(app.connector.requests.length).toBe(before)
})
