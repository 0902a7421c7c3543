/** A person who has done everything that can be done: for tests of what is left of them. */
import { randomUUID } from 'node:crypto'
import { contract, type EndpointName } from '#domain/api/contract.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { resourceReply } from '#domain/api/replies.ts'
import { pathOf, recipes } from './api-recipes.ts'
import type { Answer, StartedApp } from './start-app.ts'
import { openFormOnMessage, submitFormOnMessage, type AboutMessage } from './teams/activities/extension.ts'
import { membersRemoved } from './teams/activities/installation.ts'
import { personalMessage } from './teams/activities/messages.ts'
import { ada, ben, cleo, north, south, type TestPerson, type TestTeam } from './teams/cast.ts'
import { dialogOf } from './teams/read-answers.ts'

export type Left = {
  /** Shared by Ada in North and in South, which she has left since, and by Ben. */
  readonly hers: string
  readonly inSouth: string
  readonly bens: string
}

/** @param chat - of a channel, or of a chat of two, whose address is made of their ids */
const message = (author: TestPerson, chat = `19:${ada.personId}_${ben.personId}@unq.gbl.spaces`): AboutMessage => ({
  author,
  html: '<p>Clear coil is more likely the board.</p>',
  overrides: { linkToMessage: `https://teams.microsoft.com/l/message/${chat}/1611060744833` },
})

/** Ada adds the app to North, does everything that the API offers and what is done in chats, in South as well, and leaves South. */
export async function adaDoesEverything(app: StartedApp): Promise<Left> {
  await app.install(north, [ada, ben])
  await app.install(south, [cleo, ada])
  const post = (as: TestPerson, path: string, body: unknown): Promise<Answer> =>
    app.api(path, { as, body, headers: { 'idempotency-key': randomUUID() } })
  const share = async (as: TestPerson, team: TestTeam, title: string): Promise<string> =>
    resourceReply.parse((await post(as, `/api/teams/${team.teamId}/resources`, { title, kind: 'aid' })).body).resourceId
  const of = (team: TestTeam, resourceId: string): string => `/api/teams/${team.teamId}/resources/${resourceId}`
  const respond = async (as: TestPerson, team: TestTeam, resourceId: string, version: number): Promise<void> => {
    await app.api(`${of(team, resourceId)}/helped`, { as, method: 'PUT', body: { line: `An hour, ${resourceId}` } })
    await post(as, `${of(team, resourceId)}/comments`, { text: 'Also for K5' })
    await app.api(`${of(team, resourceId)}/outdated`, { as, method: 'PUT', body: { isOutdated: true } })
    const body = { title: 'Changed', kind: 'aid' }
    await app.api(of(team, resourceId), { as, method: 'PUT', body, headers: { 'if-match': `"r${version}"` } })
  }

  await callEverything(app, ada)
  const hers = await share(ada, north, 'Hers')
  const bens = await share(ben, north, 'His')
  const inSouth = await share(ada, south, 'In the south')
  await respond(ada, north, hers, 1)
  await respond(ben, north, hers, 2)
  await respond(ada, north, bens, 1)
  await respond(ada, south, inSouth, 1)
  const deleted = await share(ada, north, 'Deleted')
  await app.api(of(north, deleted), { as: ada, method: 'DELETE' })
  // Both keep messages of each other's, for the team and for themselves, and one dialog stays open.
  for (const [as, about] of [
    [ben, message(ada)],
    [ben, message(ada, north.threadId)],
    [ada, message(ben)],
    [ben, message(ben)],
  ] as const)
    for (const place of [north.teamId, 'me']) {
      const { data, values } = dialogOf(await app.post(openFormOnMessage(as, { team: north }, about)))
      await app.post(submitFormOnMessage(as, { team: north }, about, { ...values, ...data, teamId: place, knownLink: 'separate' }))
      await app.post(openFormOnMessage(as, { team: north }, about))
    }
  // Of each place where she may stand, one document that names her there alone.
  const edited = await share(ben, north, 'Edited')
  await app.api(of(north, edited), { as: ada, method: 'PUT', body: { title: 'Edited', kind: 'aid' }, headers: { 'if-match': '"r1"' } })
  const outdated = await share(ben, north, 'Outdated')
  await app.api(`${of(north, outdated)}/outdated`, { as: ada, method: 'PUT', body: { isOutdated: true } })
  await app.api(of(north, await share(ben, north, 'Out of place')), { as: ada, method: 'DELETE' })
  await app.api(`/api/teams/${north.teamId}/stewards/${ben.personId}`, { as: ada, method: 'PUT' })
  const key = { 'idempotency-key': randomUUID() }
  await app.api(`/api/teams/${north.teamId}/import?mode=import`, { as: ben, file: spaceWithHerHistory, headers: key })
  await app.post(personalMessage(ada, 'note a thought of her own'))
  await app.settled()
  app.connector.setRoster(south, [cleo])
  await app.post(membersRemoved(south, cleo, [ada]))
  return { hers, inSouth, bens }
}

const content = { kind: 'aid', title: 'From another team', why: '', body: '', link: null, tags: [], isRough: false }
const byBen = { personId: ben.personId, name: ben.name }
const byAda = { personId: ada.personId, name: ada.name }
const spaceWithHerHistory = JSON.stringify({
  format: 'commonplace-space',
  version: 1,
  team: 'Elsewhere',
  resources: [
    {
      id: randomUUID(),
      ...content,
      sharedBy: byBen,
      sharedAt: '2026-10-01T09:00:00.000Z',
      revision: 2,
      edited: { by: byBen, at: '2026-10-03T09:00:00.000Z' },
      outdated: null,
      source: null,
      preview: null,
      history: [{ ...content, revision: 1, by: byAda, at: '2026-10-02T09:00:00.000Z' }],
      helped: [],
      comments: [],
    },
  ],
})

/** Every endpoint of the contract table, but the one that deletes whoever calls it. */
async function callEverything(app: StartedApp, as: TestPerson): Promise<void> {
  for (const [name, endpoint] of Object.entries(contract) as [EndpointName, Endpoint][]) {
    if (name === 'deleteMe') continue
    const recipe = await recipes[name]({ app, as })
    await app.api(pathOf(endpoint.path, recipe), {
      as,
      method: endpoint.method,
      ...(recipe.body === undefined ? {} : { body: recipe.body }),
      ...(recipe.file === undefined ? {} : { file: recipe.file }),
      headers: { ...(endpoint.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}), ...recipe.headers },
    })
  }
}
