/**
 * Starts the real service for a test: on a free port, with SQLite in a folder of its own, a clock that stands until it is moved,
 * and a fake connector where Teams would be. Nothing in it waits for time to pass.
 */
import { createApp, type App, type Overrides } from '#bot/app.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { Log } from '#bot/ports/log.ts'
import { openStore } from '#bot/store/open-store.ts'
import { recordingLog, type RecordingLog } from './recording-log.ts'
import { temporaryFolder } from './store/sqlite.ts'
import { ada, type TestPerson, type TestTeam } from './teams/cast.ts'
import { startFakeConnector, type FakeConnector } from './teams/fake-connector.ts'
import type { EntraRig } from './entra/entra-rig.ts'
import type { Activity } from './teams/activities/activity.ts'
import { botAdded, installationUpdate } from './teams/activities/installation.ts'

export type StartOptions = Pick<Overrides, 'extraRoutes' | 'extraPages' | 'previews'> & {
  /** Changes the store that the service gets: to count, to fail, to hold up. */
  readonly wrapStore?: (store: DocumentStore) => DocumentStore
  /** A folder with a database of before; the caller removes it. */
  readonly directory?: string
  /** A connector that outlives the service; the caller closes it. */
  readonly connector?: FakeConnector
  /** Serves the tab as well; it must have been built (`npm run build`). */
  readonly pages?: boolean
  readonly startsAt?: string
  /** In place of a recording one. */
  readonly realLog?: Log
  /** Opens `/metrics`. */
  readonly metricsToken?: string
  /** A real tenant in place of local mode. */
  readonly entra?: (connector: FakeConnector, nowMs: () => number) => Promise<EntraRig>
}

export type Answer = {
  readonly status: number
  readonly headers: Headers
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown
}

export type ApiCall = {
  readonly as?: TestPerson
  readonly method?: string
  readonly body?: unknown
  /** Sent as it is, in place of a body. */
  readonly file?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type StartedApp = {
  readonly app: App
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string
  readonly connector: FakeConnector
  /** The store below `wrapStore`: what is really in it. */
  readonly store: DocumentStore
  readonly log: RecordingLog
  readonly clock: { readonly nowMs: () => number; readonly advance: (ms: number) => void }
  /** Sends an activity as Teams does. */
  readonly post: (activity: Activity) => Promise<Answer>
  /** Adds the app to a team with these members, the first of whom does it, and waits for the welcome and the roster. */
  readonly install: (team: TestTeam, members?: readonly TestPerson[]) => Promise<void>
  /** Calls the tab's API as a person; a body makes it a POST. */
  readonly api: (path: string, call?: ApiCall) => Promise<Answer>
  /** Resolves when everything that is due in the outbox is done. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

export async function startApp(options: StartOptions = {}): Promise<StartedApp> {
  const temporary = options.directory === undefined ? temporaryFolder() : null
  const directory = options.directory ?? temporary?.folder ?? ''
  const connector = options.connector ?? (await startFakeConnector())
  const log = recordingLog()
  let nowMs = Date.parse(options.startsAt ?? '2026-11-23T09:00:00.000Z')
  const clock = { nowMs: () => nowMs, advance: (ms: number) => void (nowMs += ms) }
  const rig = await options.entra?.(connector, clock.nowMs)
  const config = {
    ...(rig === undefined ? { mode: 'local' as const } : { mode: 'entra' as const, entra: rig.config }),
    host: '127.0.0.1',
    port: 0,
    store: { kind: 'sqlite', directory },
    linkPreviews: false,
    logLevel: 'silent',
    ...(options.metricsToken === undefined ? {} : { metricsToken: options.metricsToken }),
  } as const
  const store = await openStore(config.store, { clock })
  const { extraRoutes = [], extraPages = [], pages = false, wrapStore = (same) => same, previews } = options
  const app = await createApp(config, {
    clock,
    // Whoever waits has no need to: the clock moves on.
    timer: { wait: async (ms) => clock.advance(ms) },
    log: options.realLog ?? log.log,
    store: wrapStore(store),
    extraRoutes,
    extraPages,
    pages,
    ...(rig === undefined ? {} : { cloud: rig.cloud }),
    ...(previews === undefined ? {} : { previews }),
  })
  const { url } = await app.start()

  const post = async (activity: Activity): Promise<Answer> => {
    const body = { serviceUrl: rig?.serviceUrl ?? connector.serviceUrl, ...activity }
    const headers = rig === undefined ? {} : { authorization: await rig.botAuthorization(body.serviceUrl) }
    return request(`${url}/api/messages`, { method: 'POST', body, headers })
  }
  const authorizationOf = async (person: TestPerson): Promise<string> =>
    rig === undefined ? `Local ${person.personId}` : rig.authorization(person)

  return {
    app,
    url,
    connector,
    store,
    log,
    clock,
    post,
    async install(team, members = [ada]) {
      connector.setRoster(team, members)
      const by = members[0] ?? ada
      await post(installationUpdate(team, by, 'add'))
      await post(botAdded(team, by))
      await app.settled()
    },
    api: async (path, { as, method, body, file, headers = {} } = {}) =>
      request(`${url}${path}`, {
        method: method ?? (body === undefined && file === undefined ? 'GET' : 'POST'),
        body,
        ...(file === undefined ? {} : { file }),
        headers: as === undefined ? headers : { authorization: await authorizationOf(as), ...headers },
      }),
    settled: app.settled,
    async stop() {
      await app.stop()
      if (options.connector === undefined) await connector.close()
      await rig?.close()
      temporary?.remove()
    },
  }
}

async function request(url: string, { method, body, file, headers = {} }: Omit<ApiCall, 'as'>): Promise<Answer> {
  const answer = await fetch(url, {
    ...(method === undefined ? {} : { method }),
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(file !== undefined ? { body: file } : body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = /json/u.test(answer.headers.get('content-type') ?? '')
  return { status: answer.status, headers: answer.headers, body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text }
}
