/** A team that wants a round-up every Friday at four, and what its members do in the week. */
import { randomUUID } from 'node:crypto'
import { askedQuestions, newCheckIn, withAnswer } from '#domain/check-ins/check-in.ts'
import { readIsoWeek, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { CheckInPlan } from '#domain/check-ins/plan.ts'
import type { TeamId } from '#domain/ids.ts'
import { resourceReply } from '#domain/api/replies.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { createCheckIns } from '#bot/store/repositories/check-ins.ts'

import type { StartedApp } from './start-app.ts'
import { ada, north, type TestPerson } from './teams/cast.ts'

export const fridays: CheckInPlan = {
  isOn: true,
  weekly: { weekday: 5, time: '15:00' },
  zone: 'Europe/Berlin',
  isOwnTime: true,
  questions: [{ bank: 'learned', every: 1 }],
  holidays: [],
  pausedUntil: null,
  roundUp: { channelId: null, weekly: { weekday: 5, time: '16:00' } },
}

/** When it is due in the week in which the tests begin. */
export const friday = '2026-11-27T15:00:00.000Z'

/** Of what the bot sent. */
export const inChannel = ({ conversationId }: { readonly conversationId: string }): boolean => conversationId.startsWith('19:')

export type RoundUpTeam = {
  /** As a steward saves it. */
  readonly plan: (change?: Partial<CheckInPlan>) => Promise<void>
  readonly share: (as: TestPerson, fields: Readonly<Record<string, unknown>>) => Promise<string>
  readonly helped: (as: TestPerson, resourceId: string, line: string) => Promise<void>
  /** @param text - empty: asked, and not answered @param asking - the team that asks */
  readonly answer: (as: TestPerson, week: string, text: string, asking?: TeamId) => Promise<void>
  /** Moves the clock to an instant, and lets everything happen that is due by then. */
  readonly at: (instant: string) => Promise<void>
}

/** @param store - below the service; its clock is the app's */
export function roundUpTeam(app: StartedApp, store: DocumentStore = app.store): RoundUpTeam {
  const path = `/api/teams/${north.teamId}/resources`
  const clock = { nowMs: () => app.clock.nowMs() }
  const checkIns = createCheckIns(store, clock)
  const person = ({ personId }: TestPerson) => app.app.gate.person({ tenantId: localTenantId, personId })

  return {
    async plan(change = {}) {
      const path = `/api/teams/${north.teamId}/check-in-plan`
      const { headers } = await app.api(path, { as: ada })
      const body = { ...fridays, ...change }
      const { status } = await app.api(path, { as: ada, method: 'PUT', body, headers: { 'if-match': headers.get('etag') ?? '' } })
      if (status !== 200) throw new Error(`The plan was answered with ${status}.`)
      await app.settled()
    },
    async share(as, fields) {
      const answer = await app.api(path, { as, body: { kind: 'aid', ...fields }, headers: { 'idempotency-key': randomUUID() } })
      return resourceReply.parse(answer.body).resourceId
    },
    async helped(as, resourceId, line) {
      const { status } = await app.api(`${path}/${resourceId}/helped`, { as, method: 'PUT', body: { line } })
      if (status !== 200) throw new Error(`The mark was answered with ${status}.`)
    },
    async answer(as, week, text, asking = north.teamId) {
      const of = isoWeek(week)
      const questions = askedQuestions([{ question: { bank: 'learned', every: 1 }, askedBy: [0] }], [asking])
      await checkIns.begin(person(as), newCheckIn(of, questions, null))
      if (text === '') return
      await checkIns.change(person(as), of, (before) => {
        const change = withAnswer(before, { questionId: 'q1', text, seen: 0, at: new Date(clock.nowMs()).toISOString() })
        return change.outcome === 'changed' ? change.checkIn : before
      })
    },
    async at(instant) {
      app.clock.advance(Math.max(0, Date.parse(instant) - app.clock.nowMs()))
      await app.settled()
    },
  }
}

function isoWeek(text: string): IsoWeek {
  const week = readIsoWeek(text)
  if (week === null) throw new Error(`${text} is no week.`)
  return week
}
