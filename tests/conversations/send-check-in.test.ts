/** N3, N10, S11: a check-in goes to the chat that the person's own messages named last, and to nobody who was refused. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readIsoWeek } from '#domain/check-ins/iso-week.ts'
import { personId } from '#domain/ids.ts'
import { en } from '#domain/texts/en.ts'
import { mintSystem } from '#bot/auth/mint.ts'
import type { Address, DeliveryOutcome, OutgoingMessage } from '#bot/ports/delivery.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { createChatBook } from '#bot/store/repositories/chat-book.ts'
import { createCheckInPlans, createOwnTimes } from '#bot/store/repositories/check-in-plans.ts'
import { createCheckInRows } from '#bot/store/repositories/check-in-rows.ts'
import { createCheckIns } from '#bot/store/repositories/check-ins.ts'
import { createDeedLog } from '#bot/store/repositories/people/deed-log.ts'
import { createMemberships } from '#bot/store/repositories/memberships.ts'
import { createTeamRegistry } from '#bot/store/repositories/team-registry.ts'
import { sendCheckIn } from '#bot/teams/check-ins/send-check-in.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'

const week = readIsoWeek('2026-W48') ?? expect.fail()
const friday = '2026-11-27T14:00:00.000Z'
const system = mintSystem(localTenantId)
const address = { serviceUrl: 'https://example.org/', conversationId: 'a:ben', botId: '28:bot' }

let app: StartedApp
let answer: DeliveryOutcome
const sent: { readonly to: Address; readonly message: OutgoingMessage }[] = []

beforeEach(async () => {
  app = await startApp()
  sent.length = 0
  answer = { outcome: 'sent', activityId: '1' }
  await app.install(north, [ada, ben])
  const steward = await gate().steward(person(ada.personId), north.teamId)
  await createCheckInPlans(app.store, app.clock).write(
    steward,
    {
      isOn: true,
      weekly: { weekday: 5, time: '15:00' },
      zone: 'Europe/Berlin',
      isOwnTime: true,
      questions: [{ bank: 'learned', every: 1 }],
      holidays: [],
      roundUp: null,
      pausedUntil: null,
    },
    null,
  )
  await rows().plan(system, { week, personId: personId(ben.personId), dueAt: friday })
  app.clock.advance(Date.parse(friday) - app.clock.nowMs())
})
afterEach(() => app.stop())

const gate = () => app.app.gate
const person = (id: string) => gate().person({ tenantId: localTenantId, personId: personId(id) })
const rows = () => createCheckInRows(app.store, app.clock)
const chats = () => createChatBook(app.store, app.clock)
const send = async () =>
  sendCheckIn(
    {
      registry: createTeamRegistry(app.store),
      plans: createCheckInPlans(app.store, app.clock),
      times: createOwnTimes(app.store, app.clock),
      memberships: createMemberships(app.store, app.clock),
      checkIns: createCheckIns(app.store, app.clock),
      gate: gate(),
      clock: app.clock,
      chatBook: chats(),
      deeds: createDeedLog(app.store),
      texts: en,
      roster: { member: async () => null },
      chats: { open: async () => ({ refused: '403' }) },
      send: async (to, message) => {
        sent.push({ to, message })
        return answer
      },
    },
    system,
    (await rows().read(system, week, personId(ben.personId)))?.row ?? expect.fail(),
  )
const cardText = (): string => JSON.stringify(sent.at(-1)?.message)

test('it greets by name, says what they did, and asks the team’s questions', async () => {
  const shared = { as: ben, body: { title: 'K4 defrost board swap' }, headers: { 'idempotency-key': 'a-board-swap' } }
  await app.api(`/api/teams/${north.teamId}/resources`, shared)
  await chats().remember(person(ben.personId), { address, name: ben.name })
  expect(await send()).toEqual(answer)
  expect(sent[0]?.to).toEqual(address)
  expect(cardText()).toContain('Hello Ben, how was your week?')
  expect(cardText()).toContain('K4 defrost board swap')
  expect(cardText()).toContain(en.checkIn.questions.learned)
  expect(cardText()).toContain(`${north.name}, as a story`)
})

test('without a chat that we know nothing is sent, and that is the reason', async () => {
  expect(await send()).toEqual({ outcome: 'stop', reason: 'no chat with the person is known' })
  expect(sent).toEqual([])
})

test('N3: after a refusal nothing more is sent until the person writes again', async () => {
  await chats().remember(person(ben.personId), { address, name: ben.name })
  answer = { outcome: 'stop', reason: '403 ConversationBlockedByUser' }
  await send()
  answer = { outcome: 'sent', activityId: '2' }
  expect(await send()).toEqual({ outcome: 'stop', reason: '403 ConversationBlockedByUser' })
  expect(sent).toHaveLength(1)
  await chats().remember(person(ben.personId), { address, name: ben.name })
  expect(await send()).toEqual(answer)
})

test('N10: an address that has changed since is the one that is used', async () => {
  await chats().remember(person(ben.personId), { address, name: ben.name })
  await send()
  await chats().remember(person(ben.personId), { address: { ...address, serviceUrl: 'https://elsewhere.example.org/' }, name: ben.name })
  await send()
  expect(sent.map(({ to }) => to.serviceUrl)).toEqual(['https://example.org/', 'https://elsewhere.example.org/'])
})

test('S11: what comes late says from which day it is', async () => {
  await chats().remember(person(ben.personId), { address, name: ben.name })
  app.clock.advance(20 * 3_600_000)
  await send()
  expect(cardText()).toContain('This is for Friday; it could not come earlier.')
})
