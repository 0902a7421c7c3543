/** For each endpoint of the contract: how to call it so that it works, and bodies that it must refuse. */
import { randomUUID } from 'node:crypto'
import type { EndpointName } from '#domain/api/contract.ts'
import type { TestPerson } from './teams/cast.ts'
import type { Answer, StartedApp } from './start-app.ts'
import { currentCheckInReply } from '#domain/api/check-in-replies.ts'
import { aPlan } from './check-ins/a-plan.ts'
import { ben, north } from './teams/cast.ts'

export type Recipe = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: string
  readonly body?: unknown
  readonly file?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type Kitchen = {
  readonly app: StartedApp
  /** A steward of the team. */
  readonly as: TestPerson
}

const library = `/api/teams/${north.teamId}/resources`
const key = (): Readonly<Record<string, string>> => ({ 'idempotency-key': randomUUID() })

/** Shares something new and returns its id. */
async function fresh({ app, as }: Kitchen): Promise<{ readonly resourceId: string }> {
  return made(await app.api(library, { as, body: { title: `Tried ${randomUUID()}` }, headers: key() })) as { resourceId: string }
}

async function deleted(kitchen: Kitchen): Promise<{ readonly resourceId: string }> {
  const { resourceId } = await fresh(kitchen)
  await kitchen.app.api(`${library}/${resourceId}`, { as: kitchen.as, method: 'DELETE' })
  return { resourceId }
}

async function entry({ app, as }: Kitchen): Promise<{ readonly entryId: string }> {
  return made(await app.api('/api/me/notebook', { as, body: { text: 'A thought' }, headers: key() })) as { entryId: string }
}

/** The week of a check-in that their team asks for. */
async function asked({ app, as }: Kitchen): Promise<{ readonly week: string }> {
  const path = `/api/teams/${north.teamId}/check-in-plan`
  const { headers } = await app.api(path, { as })
  await app.api(path, { as, method: 'PUT', body: aPlan(), headers: { 'if-match': headers.get('etag') ?? '' } })
  const { body } = await app.api('/api/me/check-ins/current', { as })
  return { week: currentCheckInReply.parse(body).checkIn?.week ?? '' }
}

export const recipes: Readonly<Record<EndpointName, (kitchen: Kitchen) => Promise<Recipe> | Recipe>> = {
  getMe: () => ({}),
  getWeek: () => ({}),
  listEntries: () => ({}),
  saveEntry: () => ({ body: { text: 'A thought' } }),
  deleteEntry: async (kitchen) => ({ params: await entry(kitchen) }),
  async restoreEntry(kitchen) {
    const { entryId } = await entry(kitchen)
    await kitchen.app.api(`/api/me/notebook/${entryId}`, { as: kitchen.as, method: 'DELETE' })
    return { params: { entryId } }
  },
  passOnEntry: async (kitchen) => ({ params: await entry(kitchen), body: { teamId: north.teamId, title: 'A thought' } }),
  exportMe: () => ({ query: '?format=markdown' }),
  deleteMe: () => ({ body: { contributions: 'keep' } }),
  getTeam: () => ({}),
  getSettings: () => ({}),
  listMembers: () => ({}),
  listChannels: () => ({}),
  appointSteward: () => ({ params: { personId: ben.personId } }),
  dismissSteward: () => ({ params: { personId: ben.personId } }),
  takeOver: () => ({}),
  setRetention: () => ({ body: { months: 12 } }),
  listAudit: () => ({}),
  importFile: () => ({ query: '?fileName=a.csv', file: 'title\nFrom a file' }),
  exportTeam: () => ({}),
  getPlan: () => ({}),
  // Another one each time: the same plan again is no change.
  setPlan: () => ({ body: aPlan({ questions: [{ text: `What about ${randomUUID()}?`, every: 1 }] }), headers: { 'if-match': '"r0"' } }),
  nextOfPlan: () => ({ body: aPlan() }),
  getTimes: () => ({}),
  setTimes: () => ({ body: { weekly: null, workingDays: [1, 2, 3], pause: null, zone: 'Europe/Oslo' } }),
  setDeviceZone: () => ({ body: { zone: 'Europe/Oslo' } }),
  currentCheckIn: () => ({}),
  listCheckIns: () => ({ query: '?words=relay' }),
  lookBack: () => ({}),
  answerCheckIn: async (kitchen) => ({
    params: await asked(kitchen),
    body: { answers: [{ questionId: 'q1', text: 'A relay', seen: 0, share: null }] },
  }),
  async takeBackAnswer(kitchen) {
    const { week } = await asked(kitchen)
    const answers = [{ questionId: 'q2', text: 'A relay', seen: 0, share: null }]
    await kitchen.app.api(`/api/me/check-ins/${week}/answers`, { as: kitchen.as, method: 'PUT', body: { answers } })
    const { body } = await kitchen.app.api('/api/me/check-ins/current', { as: kitchen.as })
    const answered = currentCheckInReply.parse(body).checkIn?.questions.find(({ questionId }) => questionId === 'q2')
    return { params: { week, questionId: 'q2' }, query: `?seen=${String(answered?.answer?.revision ?? 1)}` }
  },
  skipCheckIn: async (kitchen) => ({ params: await asked(kitchen), body: { isSkipped: false } }),
  postponeCheckIn: async (kitchen) => ({ params: await asked(kitchen), body: { later: 'hours' } }),
  getLibrary: () => ({}),
  listResources: () => ({}),
  shareResource: () => ({ body: { title: 'Tried' } }),
  findKnownLink: () => ({ query: '?link=https://example.org' }),
  getResource: async (kitchen) => ({ params: await fresh(kitchen) }),
  editResource: async (kitchen) => ({ params: await fresh(kitchen), body: { title: 'Changed' }, headers: { 'if-match': '"r1"' } }),
  deleteResource: async (kitchen) => ({ params: await fresh(kitchen) }),
  restoreResource: async (kitchen) => ({ params: await deleted(kitchen) }),
  removeResource: async (kitchen) => ({ params: await deleted(kitchen) }),
  listDeleted: () => ({}),
  getHistory: async (kitchen) => ({ params: await fresh(kitchen) }),
  setOutdated: async (kitchen) => ({ params: await fresh(kitchen), body: { isOutdated: true } }),
  getHelped: async (kitchen) => ({ params: await fresh(kitchen) }),
  // Of somebody else's.
  markHelped: async (kitchen) => ({ params: await fresh({ ...kitchen, as: ben }), body: { line: 'An hour saved' } }),
  unmarkHelped: async (kitchen) => ({ params: await fresh(kitchen) }),
  listComments: async (kitchen) => ({ params: await fresh(kitchen) }),
  addComment: async (kitchen) => ({ params: await fresh(kitchen), body: { text: 'Also for K5' } }),
  async deleteComment(kitchen) {
    const { resourceId } = await fresh(kitchen)
    const path = `${library}/${resourceId}/comments`
    const answer = await kitchen.app.api(path, { as: kitchen.as, body: { text: 'Also for K5' }, headers: key() })
    const { commentId } = made(answer) as { commentId: string }
    return { params: { resourceId, commentId } }
  },
}

/** Refused by every endpoint that takes a body of ours. */
export const wrongBodies: readonly unknown[] = [[], 'text', null, 7, { title: 7, text: 7, line: 7, isOutdated: 'yes', teamId: 7 }]

export function pathOf(path: string, { params = {}, query = '' }: Recipe, teamId: string = north.teamId): string {
  return `${path.replace(/\{(\w+)\}/gu, (_, name: string) => (name === 'teamId' ? teamId : (params[name] ?? '')))}${query}`
}

function made({ status, body }: Answer): unknown {
  if (status !== 201) throw new Error(`The answer is ${status}: ${JSON.stringify(body)}`)
  return body
}
