/** The composition root: the only file that knows everybody. */
import { createHash } from 'node:crypto'
import { getHeapStatistics } from 'node:v8'
import { uuidv7 } from 'uuidv7'
import { textsFor } from '#domain/texts/texts.ts'
import { apiHandlers } from '#bot/api/handlers.ts'
import { mountContract } from '#bot/api/mount-contract.ts'
import { createGate } from '#bot/auth/gate.ts'
import { createRates } from '#bot/auth/rates.ts'
import { createRosterCache } from '#bot/auth/roster-cache.ts'
import type { Config } from '#bot/config/config.ts'
import { ownFiles } from '#bot/files/write-own.ts'
import { fileFormats } from '#bot/files/write-space.ts'
import { createAddressLimit } from '#bot/http/address-limit.ts'
import { createHttpServer } from '#bot/http/server.ts'
import { createLinkPreviews, noPreviews } from '#bot/links/link-previews.ts'
import { createLog } from '#bot/log.ts'
import type { Clock, Timer } from '#bot/ports/clock.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'
import type { LinkPreviews } from '#bot/ports/link-preview.ts'
import type { Log } from '#bot/ports/log.ts'
import { unlimited } from '#bot/ports/rates.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { createCheckInDispatcher } from '#bot/scheduler/check-in-dispatcher.ts'
import { createCheckInRounds } from '#bot/scheduler/check-in-rounds.ts'
import { ageOrNull, outboxAgeMs } from '#bot/scheduler/outbox-age.ts'
import { clockSkewMs, createOutboxSender } from '#bot/scheduler/outbox-sender.ts'
import { createTicker } from '#bot/scheduler/ticker.ts'
import { createPacer } from '#bot/search/pacer.ts'
import { createSearchIndex } from '#bot/search/search-index.ts'
import { openStore } from '#bot/store/open-store.ts'
import type { OnUpgraded } from '#bot/store/sqlite/sqlite-file.ts'
import { listingPeople } from '#bot/store/repositories/people/listing-people.ts'
import { createLeases } from '#bot/store/repositories/leases.ts'
import { readResource } from '#bot/store/repositories/resource-codec.ts'
import { sendCheckIn, type SendCheckInDeps } from '#bot/teams/check-ins/send-check-in.ts'
import { performNotice } from '#bot/teams/notices/perform-notice.ts'
import { pacedTurn } from '#bot/teams/paced-turn.ts'
import { createWrittenResults } from '#bot/teams/extension/written-results.ts'
import { answerFailure, routeTurn, type RouterDeps } from '#bot/teams/router.ts'
import { createTeamsDoor } from '#bot/teams/sdk/adapter.ts'
import { createPersonalChats } from '#bot/teams/sdk/personal-chats.ts'
import { sendActivity } from '#bot/teams/sdk/send-activity.ts'
import { createTeamChannels } from '#bot/teams/sdk/team-channels.ts'
import { createTeamsRoster, readTeamDetails } from '#bot/teams/sdk/teams-roster.ts'
import type { ShareResourceDeps } from '#bot/usecases/resources/share-resource.ts'
import { startReports } from '#bot/telemetry/reports.ts'
import { createTelemetry } from '#bot/telemetry/telemetry.ts'
import { openRoutes } from '#bot/open-routes.ts'
import { readRelease, releaseName } from '#bot/release.ts'
import { createRepositories, type Repositories } from '#bot/repositories.ts'
import { signInOf, type Cloud } from '#bot/sign-in.ts'
import { systemClock, systemTimer } from '#bot/system-clock.ts'

/** What tests and the demo replace or add. */
export type Overrides = {
  readonly clock?: Clock
  /** Lets the time pass in which check-ins are spread. */
  readonly timer?: Timer
  readonly log?: Log
  readonly store?: DocumentStore
  readonly previews?: LinkPreviews
  /** In place of Microsoft's cloud: who issues tokens, what the connector is sent, and how. */
  readonly cloud?: Cloud
  /** Mounted beside the service's own: local Teams. */
  readonly extraRoutes?: readonly HttpRoute[]
  /** False leaves out the tab's pages, which must have been built. */
  readonly pages?: boolean
  /** Pages below the build folder of the tab that are served beside it. */
  readonly extraPages?: readonly { readonly folder: string; readonly base: string }[]
}

export type App = {
  /** @returns where the service answers, such as `http://127.0.0.1:3978` */
  readonly start: () => Promise<{ readonly url: string; readonly port: number }>
  /** Takes no more requests, ends the running ones and the outbox's attempt, closes the store. */
  readonly stop: () => Promise<void>
  /** Resolves when the outbox has nothing to do right now. */
  readonly settled: () => Promise<void>
  /** For the demo, which fills its sample library through the same use cases as everybody. */
  readonly gate: Gate
  readonly shareDeps: ShareResourceDeps
  readonly repositories: Repositories
  readonly search: SearchIndex
}

/** bot/run.ts ends the process after twenty-five seconds, whatever still runs. */
const drainGraceMs = 20_000
const outboxEveryMs = 5_000
const reportEveryMs = 60_000
const checkInsEveryMs = 15_000
/** Renewed every ten seconds while check-ins are sent. */
const leaseMs = 30_000
/** Half of the memory that JavaScript may take, at some 4 KB a resource; a machine so small that it is less has room for these all the same. */
const maxIndexedDocuments = Math.max(60_000, Math.floor(getHeapStatistics().heap_size_limit / 2 / 4_096))

/** Opens the store and wires the rooms; nothing listens before `start`. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock
  const log: Log = overrides.log ?? createLog(config.logLevel)
  const newId = uuidv7
  const instanceId = newId()
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
  const texts = textsFor('en')
  /** What takes long lets the requests in about a hundred times a second. */
  const pace = createPacer(10)

  const release = readRelease()
  const ageIfKnown = (): Promise<number | null> => ageOrNull(ageOfOutbox(), log)
  const telemetry = createTelemetry({ release: { version: release.version, commit: release.commit ?? '' }, outboxAgeMs: ageIfKnown })
  const onUpgraded: OnUpgraded = (versions) => log.info({ event: 'store.upgraded', ...versions }, 'the database was of an earlier release')
  const opened = overrides.store ?? (await openStore(config.store, { clock, usage: telemetry.store, onUpgraded }))
  const store = listingPeople(opened, clock)
  const { formerMember: formerName } = texts.personal.settings
  const repositories = createRepositories(store, { clock, newId, hash, formerName })
  const { registry, memberships, resources, outbox, rows } = repositories
  const ageOfOutbox = (): Promise<number> => outboxAgeMs(rows, clock)
  const search = createSearchIndex({ store, readResource, log, maxDocuments: maxIndexedDocuments })
  const sender = createOutboxSender({
    rows,
    clock,
    log,
    owner: instanceId,
    skewMs: clockSkewMs(config.store.kind),
    perform: (tenantId, notice) => perform(tenantId, notice),
    telemetry,
  })
  const ticker = createTicker({ job: (stop) => telemetry.apart(async () => (await sender.pass(stop)) > 0), everyMs: outboxEveryMs, log })

  const isLocal = config.mode === 'local'
  const rates = isLocal ? unlimited : createRates(clock)
  const { trust, authenticate, appId } = signInOf(config, overrides.cloud, clock)
  const door = createTeamsDoor({
    trust,
    log,
    telemetry,
    onTurn: async (turn) => {
      const answer = await pacedTurn(rates, turn, () => routeTurn(router, turn))
      // Who types a search is not kept waiting for the outbox, to which a search adds nothing.
      if (turn.event.kind !== 'query') ticker.nudge()
      return answer
    },
    onFailure: (turn, error) => answerFailure(router, turn, error),
  })
  const previews = overrides.previews ?? (config.linkPreviews ? createLinkPreviews({ log }) : noPreviews)
  const admitsGuests = config.mode === 'entra' && config.entra.admitsGuests
  const roster = createTeamsRoster(door.clients)
  const channels = createTeamChannels(door.clients)
  const gate = createGate({
    registry,
    rosterCache: createRosterCache({ roster, clock }),
    memberships,
    log,
    admitsGuests,
  })
  const shareDeps: ShareResourceDeps = { resources, outbox, clock, newId, hash, log }
  const teamDetails: RouterDeps['teamDetails'] = (serviceUrl, threadId) => readTeamDetails(door.clients, serviceUrl, threadId)
  const router: RouterDeps = {
    ...repositories,
    ...shareDeps,
    gate,
    search,
    written: createWrittenResults(),
    texts,
    pace,
    teamDetails,
  }
  const chats = createPersonalChats(door.clients)
  const send: SendCheckInDeps['send'] = (address, message) => sendActivity(door.clients, address, message)
  const perform = performNotice({
    ...repositories,
    roster,
    channels,
    gate,
    texts,
    previews,
    formerName,
    serviceName: texts.appName,
    newId,
    pace,
    log,
    clock,
    chats,
    send,
    admitsGuests,
  })
  const skewMs = clockSkewMs(config.store.kind)
  const checkInTicker = createTicker({
    job: createCheckInRounds({
      ...repositories,
      dispatcher: createCheckInDispatcher({
        rows: repositories.checkInRows,
        leases: createLeases(store, { clock, owner: instanceId, leaseMs, skewMs }),
        send: (system, row) => sendCheckIn({ ...repositories, roster, gate, texts, clock, chats, send }, system, row),
        clock,
        timer: overrides.timer ?? systemTimer,
        log,
        telemetry,
      }),
      tenants: (config.mode === 'local' ? [localTenantId] : config.entra.tenants).map(gate.system),
      clock,
    }),
    everyMs: checkInsEveryMs,
    log,
  })

  const server = createHttpServer({
    localOnly: isLocal,
    clock,
    log,
    telemetry,
    ...(config.mode === 'local' ? {} : { addressLimit: createAddressLimit({ clock, proxyHops: config.proxyHops ?? 0 }) }),
    routes: [
      door.route,
      ...mountContract(
        { authenticate, gate, rates },
        apiHandlers({
          ...repositories,
          ...shareDeps,
          search,
          gate,
          channels,
          ownFiles: ownFiles(texts),
          files: fileFormats,
          pace,
          texts,
        }),
      ),
      ...openRoutes({
        appId,
        isLocal,
        release,
        store,
        outboxAgeMs: ageOfOutbox,
        telemetry,
        metricsToken: config.metricsToken,
        log,
        pages: overrides.pages !== false,
        extraPages: overrides.extraPages ?? [],
      }),
      ...(overrides.extraRoutes ?? []),
    ],
  })

  let endReports = (): void => {}

  return {
    gate,
    shareDeps,
    repositories,
    search,
    async settled() {
      do {
        ticker.nudge()
        checkInTicker.nudge()
        await Promise.all([ticker.idle(), checkInTicker.idle()])
      } while (await sender.idle())
    },
    async start() {
      const port = await server.listen(config.host, config.port)
      ticker.start()
      checkInTicker.start()
      endReports = startReports({ telemetry, outboxAgeMs: ageIfKnown, log, everyMs: reportEveryMs })
      const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
      log.info(
        { event: 'service.started', mode: config.mode, store: config.store.kind, port, release: releaseName(release) },
        isLocal ? `local mode, no sign-in, loopback only: ${url}` : `sign-in by Entra: ${url}`,
      )
      return { url, port }
    },
    async stop() {
      const startedMs = performance.now()
      log.info({ event: 'service.stopping' }, 'the service takes no more requests and ends those under way')
      await Promise.all([server.close(drainGraceMs), ticker.stop(), checkInTicker.stop()])
      await sender.idle()
      endReports()
      await store.close()
      log.info({ event: 'service.stopped', tookMs: Math.round(performance.now() - startedMs) }, 'the service has stopped')
    },
  }
}
