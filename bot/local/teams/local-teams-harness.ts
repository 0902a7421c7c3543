/** For the tests in this folder: local Teams with a bot that records what it gets, and calls of its routes without a server. */
import type { HttpReply } from '#bot/ports/http-route.ts'
import type { Log } from '#bot/ports/log.ts'
import { createLocalTeams, type LocalTeams } from '../local-teams.ts'

export type ReceivedActivity = Readonly<Record<string, unknown>>

export type Harness = {
  readonly local: LocalTeams
  /** What the bot received, oldest first. */
  readonly received: ReceivedActivity[]
  readonly call: (method: string, path: string, body?: unknown) => Promise<HttpReply>
  /** The events that were logged, oldest first, after their level: `error local.background-failed`. */
  readonly logged: readonly string[]
  readonly log: Log
  readonly clock: { nowMs: () => number; advance: (ms: number) => void }
}

/** @param options.answer - the bot's answer to each activity; 200 without a body when left out */
export function createHarness(
  options: {
    readonly answer?: (activity: ReceivedActivity) => Promise<Response> | Response
    /** What the service answers to a GET; 404 when left out. */
    readonly page?: (url: string) => Response
    readonly manifestPath?: URL
    readonly invokeMs?: number
  } = {},
): Harness {
  const received: ReceivedActivity[] = []
  const logged: string[] = []
  const at =
    (level: keyof Log): Log['info'] =>
    ({ event }) =>
      void logged.push(`${level} ${event}`)
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  let nowMs = Date.parse('2026-11-23T14:12:00.000Z')
  let ids = 0
  const fetchBot = async (url: string, init?: RequestInit) => {
    if (init?.method !== 'POST') return options.page?.(url) ?? new Response(null, { status: 404 })
    const activity = JSON.parse(init.body as string) as ReceivedActivity
    received.push(activity)
    const answer = Promise.resolve(options.answer?.(activity) ?? new Response(null, { status: 200 }))
    const aborted = new Promise<never>((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
    })
    return Promise.race([answer, aborted])
  }
  const local = createLocalTeams({
    clock: { nowMs: () => nowMs },
    newId: () => `id-${String((ids += 1))}`,
    log,
    fetch: fetchBot as typeof fetch,
    manifestPath: options.manifestPath ?? new URL('file:///nowhere/manifest.json'),
    patience: { invokeMs: options.invokeMs ?? 5_000, messageMs: 15_000 },
  })
  local.start({ botUrl: 'http://localhost:3978' })
  return {
    local,
    received,
    logged,
    log,
    clock: { nowMs: () => nowMs, advance: (ms) => (nowMs += ms) },
    call: (method, path, body) => callRoute(local, method, path, body),
  }
}

/** Finds the route as the server does: literal parts win over `:name`, which is decoded. */
async function callRoute(local: LocalTeams, method: string, path: string, body: unknown): Promise<HttpReply> {
  const url = new URL(path, 'http://localhost:3978')
  const parts = url.pathname.split('/')
  for (const route of local.routes) {
    const names = route.path.split('/')
    if (route.method !== method || names.length !== parts.length) continue
    if (!names.every((name, index) => name.startsWith(':') || name === parts[index])) continue
    const params = Object.fromEntries(
      names.flatMap((name, index) => (name.startsWith(':') ? [[name.slice(1), decodeURIComponent(parts[index] ?? '')]] : [])),
    )
    return route.handle({ method, params, query: url.searchParams, headers: {}, body, requestId: 'test' })
  }
  throw new Error(`No route for ${method} ${path}`)
}

/** Of the world that every test has. */
export function knownIds({ world }: LocalTeams) {
  const person = (key: string) => {
    const found = world.people.find((candidate) => candidate.key === key)
    if (found === undefined) throw new Error(`No person ${key}`)
    return found
  }
  const [north, south] = world.teams
  const [onCall] = world.groupChats
  const [general, controls] = north?.channels ?? []
  if (north === undefined || south === undefined || onCall === undefined || general === undefined || controls === undefined)
    throw new Error('The world has changed')
  return { person, north, south, onCall, general, controls }
}
