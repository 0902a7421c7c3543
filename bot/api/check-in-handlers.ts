/** The endpoints of check-ins: a team's plan, a person's times and answers. */
import { AppError } from '#domain/errors.ts'
import type { checkInEndpoints } from '#domain/api/endpoints/check-ins.ts'
import { withoutAnswer } from '#domain/check-ins/check-in.ts'
import { daysOf, readIsoWeek, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { CheckInPlan } from '#domain/check-ins/plan.ts'
import { readOwnTimes as readOwnForm, readPlan as readPlanForm } from '#domain/check-ins/plan-form.ts'
import { teamId } from '#domain/ids.ts'
import type { Person } from '#domain/people/actors.ts'
import { outcomeSentence } from '#domain/texts/outcome-sentence.ts'
import type { Texts } from '#domain/texts/texts.ts'
import { answerCheckIn, type AnswerDeps } from '#bot/usecases/check-ins/answer-check-in.ts'
import { readOwnTimes, setDeviceZone, setOwnTimes, type OwnTimesDeps, type OwnTimesView } from '#bot/usecases/check-ins/own-times.ts'
import { askLater, skipWeek, type PutOffDeps } from '#bot/usecases/check-ins/put-off.ts'
import { beginCheckIn, currentCheckIn, listCheckIns, lookBack } from '#bot/usecases/check-ins/read-check-ins.ts'
import type { ReadDeedsDeps } from '#bot/usecases/check-ins/read-deeds.ts'
import { nextOfPlan, readPlan, type PlanView, type ReadPlanDeps } from '#bot/usecases/check-ins/read-plan.ts'
import { setPlan, type SetPlanDeps } from '#bot/usecases/check-ins/set-plan.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Handlers } from './mount-contract.ts'
import { presentCheckIns } from './present-check-ins.ts'

export type CheckInHandlerDeps = AnswerDeps &
  OwnTimesDeps &
  PutOffDeps &
  ReadDeedsDeps &
  ReadPlanDeps &
  SetPlanDeps & { readonly gate: Gate; readonly texts: Texts }

export function checkInHandlers(deps: CheckInHandlerDeps): Pick<Handlers, keyof typeof checkInEndpoints> {
  const { texts } = deps
  const presented = async (person: Person) => presentCheckIns(deps, person)
  const one = async (person: Person, checkIn: Parameters<Awaited<ReturnType<typeof presented>>>[0]) => ({
    reply: await (await presented(person))(checkIn),
  })

  return {
    getPlan: async (member) => planAnswer(member, await readPlan(deps, member)),
    async setPlan(steward, { body, revision }) {
      await setPlan(deps, steward, { plan: planOf(body), revision })
      return planAnswer(steward, await readPlan(deps, steward))
    },
    async nextOfPlan(member, { body }) {
      const { next, zone } = await nextOfPlan(deps, member, planOf(body))
      return { reply: { next: [...next], zone } }
    },
    getTimes: async (person) => timesAnswer(deps, person, await readOwnTimes(deps, person)),
    async setTimes(person, { body }) {
      const reading = readOwnForm(body)
      if (!reading.ok) throw new AppError('invalid-input', { fields: reading.faults })
      return timesAnswer(deps, person, await setOwnTimes(deps, person, { own: reading.own, zone: reading.zone }))
    },
    async setDeviceZone(person, { body }) {
      await setDeviceZone(deps, person, body.zone)
      return { reply: {} }
    },
    async currentCheckIn(person) {
      const [{ checkIn, deeds, dueAt }, present] = await Promise.all([currentCheckIn(deps, person), presented(person)])
      const did = { items: [...deeds.items], waiting: deeds.waiting }
      return { reply: { checkIn: checkIn === null ? null : await present(checkIn), did, dueAt } }
    },
    async listCheckIns(person, { query: { limit, cursor, words } }) {
      const [page, present] = await Promise.all([listCheckIns(deps, person, { limit, cursor: cursor ?? null, words }), presented(person)])
      return { reply: { items: await Promise.all(page.items.map(present)), nextCursor: page.nextCursor } }
    },
    async lookBack(person) {
      const [{ yearAgo, wanted }, present] = await Promise.all([lookBack(deps, person), presented(person)])
      const withDay = wanted.map(({ week, text }) => ({ week, firstDay: daysOf(week).firstDay, text }))
      return { reply: { yearAgo: yearAgo === null ? null : await present(yearAgo), wanted: withDay } }
    },
    async answerCheckIn(person, { params, body }) {
      const week = weekOf(params)
      await beginCheckIn(deps, person, week)
      const answers = body.answers.map(({ share, ...answer }) => ({
        ...answer,
        share: share === null ? null : { teamId: idOfTeam(share.teamId), kind: share.kind },
      }))
      const { checkIn, outcomes } = await answerCheckIn(deps, person, { week, answers })
      const said = outcomes.map((outcome) => ({
        questionId: outcome.questionId,
        outcome: outcome.outcome === 'closed' ? ('refused' as const) : outcome.outcome,
        sentence: outcomeSentence(texts, outcome),
      }))
      return { reply: { checkIn: await (await presented(person))(checkIn), outcomes: said } }
    },
    async takeBackAnswer(person, { params, query: { seen } }) {
      const { questionId = '' } = params
      const after = await deps.checkIns.change(person, weekOf(params), (before) => {
        const change = withoutAnswer(before, { questionId, seen })
        if (change.outcome === 'overtaken') throw new AppError('stale-version')
        return change.outcome === 'changed' ? change.checkIn : before
      })
      return one(person, after)
    },
    skipCheckIn: async (person, { params, body }) => one(person, await skipWeek(deps, person, weekOf(params), body.isSkipped)),
    async postponeCheckIn(person, { params, body }) {
      return { reply: { dueAt: await askLater(deps, person, { week: weekOf(params), later: body.later }) } }
    },
  }
}

const planAnswer = ({ isSteward }: { readonly isSteward: boolean }, { revision, plan, unreachable }: PlanView) => ({
  reply: { revision, plan: { ...plan, questions: [...plan.questions], holidays: [...plan.holidays] }, isSteward, unreachable },
  revision,
})

function planOf(body: Parameters<typeof readPlanForm>[0]): CheckInPlan {
  const reading = readPlanForm(body)
  if (!reading.ok) throw new AppError('invalid-input', { fields: reading.faults })
  return reading.plan
}

async function timesAnswer({ gate, registry }: CheckInHandlerDeps, person: Person, view: OwnTimesView) {
  const { own, zone, deviceZone, clock, next } = view
  const system = gate.system(person.tenantId)
  const teams = await Promise.all(
    view.teams.map(async ({ teamId: id, plan }) => ({
      teamId: id,
      name: (await registry.byId(system, id))?.name ?? '',
      weekly: plan.weekly,
    })),
  )
  return { reply: { ...own, workingDays: [...own.workingDays], zone, deviceZone, clock, next, teams } }
}

/** @throws AppError `not-found` for what is no week */
function weekOf({ week = '' }: Readonly<Record<string, string>>): IsoWeek {
  const read = readIsoWeek(week)
  if (read === null) throw new AppError('not-found')
  return read
}

/** @throws AppError `invalid-input` */
function idOfTeam(text: string) {
  if (!/^[A-Za-z0-9-]{1,64}$/u.test(text)) throw new AppError('invalid-input', { fields: { 'answers.share.teamId': 'not-a-choice' } })
  return teamId(text)
}
