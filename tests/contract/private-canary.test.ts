/**
 * What stands in somebody's notebook is theirs alone: words planted there in every way that there is come out in no answer to
 * anybody else, at no endpoint, in no card, search, export or log. Complete by construction: an endpoint without a recipe fails.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, type EndpointName } from '#domain/api/contract.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { entryPageReply, entryReply, resourceReply } from '#domain/api/replies.ts'
import { personPartition } from '#bot/ports/partition-keys.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { pathOf, recipes, type Recipe } from '#tests/support/api-recipes.ts'
import { onSqlite, type OnEngine } from '#tests/support/engines.ts'
import type { Answer, StartedApp } from '#tests/support/start-app.ts'
import type { Activity } from '#tests/support/teams/activities/activity.ts'
import {
  executeAction,
  initialRun,
  openForm,
  openFormOnMessage,
  query,
  queryLink,
  submitFormOnMessage,
  type AboutMessage,
} from '#tests/support/teams/activities/extension.ts'
import { mentioningMessage, personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, aPerson, ben, cleo, north, south, type TestPerson } from '#tests/support/teams/cast.ts'
import { cardsFor, dataOf, friday, moveTo, press, setPlan, week } from '#tests/support/check-ins/round.ts'
import { dialogOf } from '#tests/support/teams/read-answers.ts'

/** Nothing else in the service's answers looks like it. */
const canary = 'zyzzyvacanary'
const dora = aPerson('Dora Lindqvist')
const others: readonly (readonly [string, TestPerson])[] = [
  ['a steward of the same team', ada],
  ['a member of the same team', dora],
  ['somebody of another team', cleo],
]

let engine: OnEngine
let app: StartedApp
let entryIds: readonly string[]
let resourceId: string

beforeAll(async () => {
  engine = await onSqlite()
  app = engine.app
  await app.install(north, [ada, ben, dora])
  await app.install(south, [cleo, ben])
  resourceId = resourceReply.parse((await post(ada, `/api/teams/${north.teamId}/resources`, { title: 'Everybody’s' })).body).resourceId
  entryIds = await plant()
  await app.settled()
})
afterAll(() => engine.stop())

const post = (as: TestPerson, path: string, body: unknown): Promise<Answer> =>
  app.api(path, { as, body, headers: { 'idempotency-key': randomUUID() } })

/** Ben keeps the words in every way that there is, and deletes one of them again. */
async function plant(): Promise<readonly string[]> {
  const keep = async (text: string): Promise<string> => entryReply.parse((await post(ben, '/api/me/notebook', { text })).body).entryId
  await answerCheckIn()
  await keep(`${canary} as a title\nand ${canary} as a note`)
  await keep(`Read this https://${canary}.example/${canary}?q=${canary}`)
  const deleted = await keep(`${canary} and gone`)
  await app.api(`/api/me/notebook/${deleted}`, { as: ben, method: 'DELETE' })
  await app.post(personalMessage(ben, `note ${canary} in the chat`))
  await app.post(personalMessage(ben, `save https://${canary}.example/`))
  const linkToMessage = `https://teams.microsoft.com/l/message/${canary}/1611060744833`
  const message: AboutMessage = { author: aPerson(canary), html: `<p>${canary} said so</p>`, overrides: { linkToMessage } }
  const { data, values } = dialogOf(await app.post(openFormOnMessage(ben, { team: north }, message)))
  const form = { ...values, ...data, why: `${canary} for me`, teamId: 'me' }
  await app.post(submitFormOnMessage(ben, { team: north }, message, form))
  // Another dialog stays open.
  await app.post(openFormOnMessage(ben, { team: north }, message))
  const { items } = entryPageReply.parse((await app.api('/api/me/notebook?limit=100', { as: ben })).body)
  return [...items.map(({ entryId }) => entryId), deleted]
}

/** On the card, by typing, in the tab, and offered. */
async function answerCheckIn(): Promise<void> {
  const questions = ['One', 'Two', 'Three'].map((text) => ({ text, every: 1 as const }))
  await setPlan(app, { questions, roundUp: { channelId: null, weekly: { weekday: 5, time: '16:00' } } })
  await moveTo(app, friday)
  const form = dataOf(cardsFor(app, ben).at(-1), 'check-in-send')
  await press(app, ben, 'check-in-send', { ...form, 'answer-q1': `${canary} on the card` })
  await app.post(personalMessage(ben, 'check in'))
  await app.post(personalMessage(ben, `${canary} typed`))
  const answers = [{ questionId: 'q3', text: `${canary} in the tab`, seen: 0, share: null }]
  await app.api(`/api/me/check-ins/${week}/answers`, { as: ben, method: 'PUT', body: { answers } })
  await app.post(personalMessage(ben, 'cancel'))
  await moveTo(app, '2026-11-27T15:30:00.000Z')
}

const sayingOf = (answer: Answer): string => JSON.stringify([answer.body, ...answer.headers])

test('its author reads it, and takes it out: it is really there', async () => {
  expect(entryIds).toHaveLength(6)
  for (const path of ['/api/me/notebook', '/api/me/export', '/api/me/export?format=markdown', '/api/me/check-ins'])
    expect(sayingOf(await app.api(path, { as: ben }))).toContain(canary)
})

test('it stands in its author’s own partition and nowhere else in the store, the outbox included', () => {
  const rows = engine.everything().map((row) => ({ row, pk: (JSON.parse(row) as { readonly pk?: string }).pk }))
  const planted = rows.filter(({ row }) => row.includes(canary))
  expect(planted.length).toBeGreaterThanOrEqual(8)
  expect(new Set(planted.map(({ pk }) => pk))).toEqual(new Set([personPartition({ tenantId: localTenantId, personId: ben.personId })]))
})

/** Whoever deletes themselves comes last. */
const endpoints = (Object.entries(contract) as [EndpointName, Endpoint][]).toSorted(
  ([one], [other]) => Number(one === 'deleteMe') - Number(other === 'deleteMe'),
)

describe.each(endpoints)('%s', (name, endpoint) => {
  test.each(others)('tells nothing of it to %s, whatever they ask for', async (_who, as) => {
    const recipe = await recipes[name]({ app, as: ada })
    const asked: readonly Recipe[] = [
      recipe,
      ...entryIds.map((entryId) => ({ ...recipe, params: { ...recipe.params, entryId, resourceId: entryId } })),
      { ...recipe, query: `?query=${canary}&name=${canary}&link=https://${canary}.example/&format=json` },
    ]
    for (const one of asked)
      for (const teamId of [north.teamId, south.teamId]) {
        const answer = await app.api(pathOf(endpoint.path, one, teamId), {
          as,
          method: endpoint.method,
          ...(one.body === undefined ? {} : { body: one.body }),
          ...(one.file === undefined ? {} : { file: one.file }),
          headers: { ...(endpoint.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}), ...one.headers },
        })
        // What somebody asks for comes back to them at most as a problem with the field.
        expect(sayingOf(answer)).not.toContain(canary)
      }
  })
})

describe.each(others)('in chats, to %s', (_who, as) => {
  const data = { teamId: north.teamId, resourceId }
  const turns: readonly (readonly [string, () => Activity])[] = [
    ['an empty search', () => initialRun(as, { team: north })],
    ['a search in the team', () => query(as, { team: north }, 'zyzzyva')],
    ['a search anywhere', () => query(as, 'groupChat', 'zyzzyva')],
    ['the form to share', () => openForm(as, { team: north })],
    ['the form to save', () => openFormOnMessage(as, { team: north }, { author: ben, html: '<p>Something</p>' })],
    ['a link of an entry', () => queryLink(as, { team: north }, `https://app.example/go/library/${north.teamId}/${entryIds[0] ?? ''}`)],
    ['a button with an entry’s id', () => executeAction(as, { team: north }, 'save', { ...data, resourceId: entryIds[0] })],
    ['the button Helped', () => executeAction(as, { team: north }, 'helped', data)],
    ['find', () => personalMessage(as, 'find zyzzyva')],
    ['find in the channel', () => mentioningMessage(as, { team: north }, 'find zyzzyva')],
    ['export', () => personalMessage(as, 'export')],
    ['help', () => personalMessage(as, 'help')],
  ]

  test.each(turns)('%s tells nothing of it', async (_what, turn) => {
    const before = app.connector.sent().length
    const answer = await app.post(turn())
    await app.settled()
    expect(sayingOf(answer)).not.toContain(canary)
    expect(JSON.stringify(app.connector.sent().slice(before))).not.toContain(canary)
  })
})

test('what the bot sent with it went into its author’s own chat alone', () => {
  const told = app.connector.sent().filter(({ activity }) => JSON.stringify(activity).includes(canary))
  const own = (personalMessage(ben, '')['conversation'] as { readonly id: string }).id
  expect(told.length).toBeGreaterThan(0)
  expect(new Set(told.map(({ conversationId }) => conversationId))).toEqual(new Set([own]))
})

test('the log has not heard of it', () => {
  expect(app.log.text()).not.toContain(canary)
})
