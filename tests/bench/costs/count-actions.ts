/**
 * Counts what each everyday action asks of Cosmos DB: the real service on the strict fake, driven as Teams and the tab drive it, every request
 * with its charge. Between two actions a minute passes, so that nothing is remembered but what lasts (who is in a team: five minutes).
 */
import { randomUUID } from 'node:crypto'
import { resourcePageReply } from '#domain/api/replies.ts'
import type { SeenRequest } from '#tests/support/cosmos/fake-cosmos.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { seededCorpus } from '#tests/bench/corpus.ts'
import { startApp, type ApiCall, type StartedApp } from '#tests/support/start-app.ts'
import { openForm, openFormOnMessage, query, submitForm, submitFormOnMessage } from '#tests/support/teams/activities/extension.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, aPerson, aTeam, ben, type TestPerson, type TestTeam } from '#tests/support/teams/cast.ts'
import { dialogOf } from '#tests/support/teams/read-answers.ts'
import { checkInsPartition } from '#bot/ports/partition-keys.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { cardsFor, dataOf, friday, moveTo, press, setPlan } from '#tests/support/check-ins/round.ts'
import { quietFactor } from '#tab/hooks/use-pace.ts'
import { libraryPolls, tabPolls } from './polls.ts'

/** Of one action; of a page that stays open, of one hour. */
export type Counted = { readonly requests: number; readonly units: number }

export const actionNames = [
  'firstLetter',
  'nextLetter',
  'findCold',
  'share',
  'save',
  'openLibrary',
  'openResource',
  'helped',
  'comment',
  'libraryHour',
  'libraryAloneHour',
  'weekHour',
  'notebookHour',
  'install',
  'setPlan',
  'checkInPerson',
  'answerCheckIn',
  'roundUp',
  'outboxLook',
  'checkInLook',
  'probe',
] as const
export type ActionName = (typeof actionNames)[number]
export type Counts = Readonly<Record<ActionName, Counted>> & {
  /** What a team's library and its people take in the database. */ readonly storedBytes: number
}

/** Of the library that is searched, and of the team that gets the app. */
export const librarySize = 300
export const teamSize = 30

type Cosmos = Awaited<ReturnType<typeof openCosmosForTest>>
const minuteMs = 60_000

export async function countActions(): Promise<Counts> {
  const cosmos = await openCosmosForTest()
  const app = await startApp({ wrapStore: () => cosmos.store })
  try {
    return await countAll(app, cosmos)
  } finally {
    await app.stop()
    await cosmos.close()
  }
}

async function countAll(app: StartedApp, cosmos: Cosmos): Promise<Counts> {
  const team = aTeam('Costs')
  const members = [ada, ben, ...Array.from({ length: teamSize - 2 }, (_, at) => aPerson(`Member ${at + 1}`))]
  const { act, idle, idleCheckIns } = counter(app, cosmos)
  const inTeam = { team }
  const path = `/api/teams/${team.teamId}`

  const install = await act(() => app.install(team, members))
  await fill(app, team)
  // The index is built, and whoever asks has been let in once.
  for (const person of [ada, ben]) await act(() => app.post(query(person, inTeam, 'a')))

  const firstLetter = await act(() => app.post(query(ben, inTeam, 'co')), 0)
  const nextLetter = await act(() => app.post(query(ben, inTeam, 'coi')), 0, 0)
  const storedBytes = cosmos.fake.everything().reduce((total, item) => total + Buffer.byteLength(item), 0)
  const share = await act(async () => {
    await app.post(openForm(ada, inTeam))
    await app.post(submitForm(ada, inTeam, { submissionId: randomUUID(), ...shared }))
  }, 2)
  // Where their chat is, and by which clock they live, is kept the first time.
  await act(() => app.post(personalMessage(ben, 'help')))
  const save = await act(() => saveMessage(app, ben), 2)
  const [resource] = resourcePageReply.parse((await app.api(`${path}/resources`, { as: ada })).body).items
  if (resource === undefined) throw new Error('There is nothing in the library.')
  const one = `${path}/resources/${resource.resourceId}`
  const call = async (path: string, call: ApiCall): Promise<void> => {
    const { status } = await app.api(path, call)
    if (status >= 300) throw new Error(`${path} answered ${status}: what was to be counted did not happen.`)
  }
  const read = (as: TestPerson, ...paths: readonly string[]) => Promise.all(paths.map((each) => call(each, { as })))

  return {
    storedBytes,
    install,
    firstLetter,
    nextLetter,
    findCold: await countCold(app, cosmos, team),
    share,
    save,
    openLibrary: await act(() => read(ben, path, `${path}/library`, `${path}/resources`), 0),
    openResource: await act(() => read(ben, one, `${one}/helped`, `${one}/comments`), 0),
    helped: await act(() => call(`${one}/helped`, { as: ben, method: 'PUT', body: { line: 'Saved us a visit' } }), 0),
    comment: await act(
      () => call(`${one}/comments`, { as: ben, body: { text: 'Works for the K5 as well.' }, headers: { 'idempotency-key': randomUUID() } }),
      0,
    ),
    libraryHour: await openFor(act, libraryPolls, () => read(ben, `${path}/library`)),
    libraryAloneHour: await openFor(act, libraryPolls * quietFactor, () => read(ben, `${path}/library`)),
    weekHour: await openFor(act, tabPolls.week, () => read(ben, '/api/me/week')),
    notebookHour: await openFor(act, tabPolls.notebook, () => read(ben, '/api/me/notebook')),
    ...(await countWeek(app, act, team)),
    outboxLook: await idle(),
    checkInLook: await idleCheckIns(),
    // It also asks how far behind the outbox is, which is such a look.
    probe: await act(() => read(ben, '/health/ready'), 1),
  }
}

const shared = {
  title: 'Defrost board K4 without a technician',
  link: 'https://example.org/manuals/k4/defrost',
  why: 'When the display shows E4 and nobody from service is on site before noon',
  tags: 'defrost, k4',
}

async function saveMessage(app: StartedApp, person: TestPerson): Promise<void> {
  const message = { author: ada, html: '<p>Clear coil is more likely the <b>board</b>: three of four last winter.</p>' }
  const { data, values } = dialogOf(await app.post(openFormOnMessage(person, 'personal', message)))
  await app.post(submitFormOnMessage(person, 'personal', message, { ...values, ...data, teamId: 'me' }))
}

/** The library of a team that has used it for a year or two. */
async function fill(app: StartedApp, team: TestTeam): Promise<void> {
  const rows = seededCorpus(librarySize).map((item, at) => ({ id: `row/${at}`, ...item, url: item.link, summary: item.why }))
  await app.api(`/api/teams/${team.teamId}/import?mode=import&fileName=library.jsonl`, {
    as: ada,
    file: rows.map((row) => JSON.stringify(row)).join('\n'),
    headers: { 'idempotency-key': randomUUID(), 'content-type': 'text/plain' },
  })
  await app.settled()
}

/** A week of check-ins: the plan, one person who is asked and answers, and the round-up of what was shared above. */
async function countWeek(
  app: StartedApp,
  act: Act,
  team: TestTeam,
): Promise<Pick<Counts, 'setPlan' | 'checkInPerson' | 'answerCheckIn' | 'roundUp'>> {
  const roundUp = { channelId: null, weekly: { weekday: 5, time: '16:00' } } as const
  const plan = await act(() => setPlan(app, { roundUp }, team))
  const asked = await act(() => moveTo(app, friday), 0)
  const answer = await act(
    () => press(app, ben, 'check-in-send', { ...dataOf(cardsFor(app, ben).at(-1), 'check-in-send'), 'answer-q1': 'A relay sticks' }),
    1,
  )
  const told = await act(() => moveTo(app, '2026-11-27T15:00:00.000Z'), 0)
  const each = ({ requests, units }: Counted): Counted => ({ requests: requests / teamSize, units: units / teamSize })
  // Planning is done anew for each week, and counts with those who are asked.
  return {
    setPlan: plan,
    checkInPerson: each({ requests: plan.requests + asked.requests, units: plan.units + asked.units }),
    answerCheckIn: answer,
    roundUp: told,
  }
}

/** Another instance, which has just started, is asked for the first time. */
async function countCold(app: StartedApp, cosmos: Cosmos, team: TestTeam): Promise<Counted> {
  const fresh = await startApp({ wrapStore: () => cosmos.second, connector: app.connector })
  await fresh.settled()
  cosmos.fake.takeSeen()
  await fresh.post(query(ben, { team }, 'coil'))
  const counted = sum(cosmos.fake.takeSeen().filter((request) => !isEmptyLook(request)))
  await fresh.stop()
  cosmos.fake.takeSeen()
  return counted
}

type Act = (work: () => Promise<unknown>, turns?: number, pauseMs?: number) => Promise<Counted>

/**
 * A page that looks again every so often. A quarter of an hour is counted, with the clock moved along.
 * @returns of one hour
 */
async function openFor(act: Act, everyMs: number, look: () => Promise<unknown>): Promise<Counted> {
  const times = Math.floor((15 * minuteMs) / everyMs)
  let [requests, units] = [0, 0]
  for (let time = 0; time < times; time += 1) {
    const counted = await act(look, 0, everyMs)
    requests += counted.requests
    units += counted.units
  }
  const hours = (times * everyMs) / (60 * minuteMs)
  return { requests: requests / hours, units: units / hours }
}

/**
 * `act` counts one action with all that it sets off. How often the outbox is looked into in vain depends on when the ticker ticks:
 * such looks are left out, and one is counted for each turn that nudges it.
 */
function counter(
  app: StartedApp,
  { fake }: Cosmos,
): { readonly act: Act; readonly idle: () => Promise<Counted>; readonly idleCheckIns: () => Promise<Counted> } {
  let look: Counted = { requests: 1, units: 0 }
  let checkInLook: Counted = { requests: 1, units: 0 }
  const act: Act = async (work, turns = 0, pauseMs = minuteMs) => {
    app.clock.advance(pauseMs)
    await app.settled()
    fake.takeSeen()
    await work()
    await app.settled()
    const seen = fake.takeSeen()
    for (const { partitionKey, units } of seen.filter(isEmptyLook)) {
      if (partitionKey === outboxKey) look = { requests: 1, units }
      else checkInLook = { requests: 1, units }
    }
    const counted = sum(seen.filter((request) => !isEmptyLook(request)))
    return { requests: counted.requests + turns * look.requests, units: counted.units + turns * look.units }
  }
  return { act, idle: async () => look, idleCheckIns: async () => checkInLook }
}

const outboxKey = '["outbox"]'
const checkInsKey = `[${JSON.stringify(checkInsPartition({ tenantId: localTenantId }))}]`

const isEmptyLook = ({ verb, partitionKey, items }: SeenRequest): boolean =>
  verb === 'POST' && (partitionKey === outboxKey || partitionKey === checkInsKey) && items === 0

const sum = (seen: readonly SeenRequest[]): Counted => ({
  requests: seen.length,
  units: seen.reduce((total, { units }) => total + units, 0),
})
