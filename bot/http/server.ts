/** The one HTTP server: mounts the rooms' routes behind the limits, and turns every refusal into a problem document. */
import { randomUUID } from 'node:crypto'
import restify from 'restify'
import type { Request, Response, Server } from 'restify'
import { AppError } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { WrittenJson, type HttpHead, type HttpReply, type HttpRoute } from '#bot/ports/http-route.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Log } from '#bot/ports/log.ts'
import { noTelemetry, type Telemetry } from '#bot/ports/telemetry.ts'
import type { AddressLimit } from './address-limit.ts'
import { followConnections, type Connections } from './connections.ts'
import { problemReply } from './error-reply.ts'
import { localOnly } from './local-only.ts'
import { readJsonBody, readTextBody, refuseUnreadable } from './read-body.ts'
import { securityHeaders } from './security-headers.ts'
import { eventStreamType, startEvents } from './server-events.ts'

export type HttpServerOptions = {
  readonly routes: readonly HttpRoute[]
  /** Only loopback names as Host, only the own origin as Origin: for local mode, where there is no sign-in. */
  readonly localOnly: boolean
  readonly log: Log
  /** Whose time replies are of; left out: the machine's. */
  readonly clock?: Clock
  /** Left out: any address may ask as often as it likes. */
  readonly addressLimit?: AddressLimit
  readonly patience?: Patience
  readonly telemetry?: Telemetry
}

/**
 * How long a client may take to say what it wants, and how often that is looked at.
 * `stallMs`: how long it may read nothing of what it was sent; cut off after that, at most twice that.
 */
export type Patience = { readonly headMs: number; readonly requestMs: number; readonly lookMs: number; readonly stallMs: number }

export type HttpServer = {
  /** @returns the port it listens on */
  readonly listen: (host: string, port: number) => Promise<number>
  /** Stops taking connections, ends those without a request, and waits for the running requests, at most `graceMs`. */
  readonly close: (graceMs: number) => Promise<void>
}

/** A client that is slow on purpose is gone within thirty seconds. */
const usualPatience: Patience = { headMs: 10_000, requestMs: 25_000, lookMs: 5_000, stallMs: 60_000 }

/** @param options.routes - mounted in order; HEAD is answered wherever GET is */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { routes, localOnly: isLocalOnly, log, clock, addressLimit, patience = usualPatience } = options
  const server = restify.createServer({ name: 'commonplace', ignoreTrailingSlash: true })
  const events = new Set<() => void>()
  const always = Object.entries(securityHeaders({ isLocal: isLocalOnly }))
  const filePaths = routes
    .filter(({ takesFile }) => takesFile === true)
    .map(({ path }) => new RegExp(`^${path.replace(/:\w+/gu, '[^/]+')}/?$`, 'u'))
  // Slow and endless clients are cut off; node reads how often it looks when it begins to listen, and looks every 30 s otherwise.
  Object.assign(server.server, {
    headersTimeout: patience.headMs,
    requestTimeout: patience.requestMs,
    connectionsCheckingInterval: patience.lookMs,
    timeout: patience.stallMs,
  })
  // With restify's listener, node hands the socket of an upgrade to nobody; without it, `Upgrade` is ignored as HTTP allows.
  server.server.removeAllListeners('upgrade')
  const connections = followConnections(server.server)
  server.on('request', (req: Request, res: Response) => connections.startRequest(req.socket, res))

  server.pre((req: Request, res: Response, next: restify.Next) => {
    res.setHeader('Server', '')
    res.removeHeader('Server')
    // The service's time is the one that its dates are in.
    if (clock !== undefined) res.setHeader('Date', new Date(clock.nowMs()).toUTCString())
    for (const [name, value] of always) res.setHeader(name, value)
    try {
      addressLimit?.take(req)
      refuseUnparsableUrl(req)
      if (isLocalOnly) localOnly(req.headers)
      refuseUnreadable(req.headers, filePaths.some((path) => path.test(req.path())) ? limits.maxImportBytes : limits.maxRequestBytes)
      next()
    } catch (error) {
      // The body is not read, so the connection can't be used again.
      res.setHeader('Connection', 'close')
      send(res, problemReply(error, requestIdOf(req), log))
      next(false)
    }
  })

  for (const route of routes) mount(server, route, events, options)
  // The callback is not called: restify would answer a second time, and that throws past every handler.
  server.on('restifyError', (req: Request, res: Response, error: Error & { statusCode?: number }) => {
    if (!res.headersSent) send(res, problemReply(routingRefusal(error), requestIdOf(req), log))
  })

  return {
    listen: (host, port) => listen(server, host, port),
    close: (graceMs) => close(server, events, connections, graceMs),
  }
}

/** Restify's router parses target and Host as one URL where nothing catches. @throws AppError `not-found` */
function refuseUnparsableUrl(req: Request): void {
  try {
    req.getUrl()
  } catch (error) {
    throw new AppError('not-found', {}, { cause: error })
  }
}

/** What restify's router itself refuses. */
function routingRefusal(error: Error & { readonly statusCode?: number }): unknown {
  if (error.statusCode === 405) return new AppError('method-not-allowed')
  return error.statusCode !== undefined && error.statusCode < 500 ? new AppError('not-found') : error
}

function mount(
  server: Server,
  route: HttpRoute,
  events: Set<() => void>,
  { log, addressLimit, telemetry = noTelemetry }: HttpServerOptions,
): void {
  const answer = async (req: Request, res: Response, requestId: string): Promise<void> => {
    res.setHeader('X-Request-Id', requestId)
    try {
      const reply = await replyOf(route, req, requestId)
      if (reply.status === 401) addressLimit?.charge(req)
      if (reply.events === undefined) send(res, reply)
      // To HEAD node sends no body, so that a stream would never begin and never end.
      else if (req.method === 'HEAD') send(res, { status: 200, headers: { 'content-type': eventStreamType } })
      else startEvents(res, reply.events, events)
    } catch (error) {
      if (error === req.errored) log.debug({ event: 'http.aborted', requestId, error }, 'a client left before its request was whole')
      else if (!res.headersSent) {
        const problem = problemReply(error, requestId, log)
        if (problem.status === 401) addressLimit?.charge(req)
        send(res, problem)
      } else log.error({ event: 'http.reply-failed', requestId, error }, 'a reply failed after it had begun')
    }
  }
  const handle = async (req: Request, res: Response): Promise<void> => {
    const requestId = requestIdOf(req)
    const startedMs = performance.now()
    await telemetry.during({ requestId }, () => answer(req, res, requestId))
    telemetry.requestEnded({ method: route.method, path: route.path, status: res.statusCode }, performance.now() - startedMs)
  }
  if (route.method === 'GET') {
    server.get(route.path, handle)
    server.head(route.path, handle)
  } else if (route.method === 'POST') server.post(route.path, handle)
  else if (route.method === 'PUT') server.put(route.path, handle)
  else if (route.method === 'PATCH') server.patch(route.path, handle)
  else server.del(route.path, handle)
}

/** Nobody's body is read before they are let in. */
async function replyOf({ admit, handle, takesFile }: HttpRoute, req: Request, requestId: string): Promise<HttpReply> {
  const head = headOf(req, requestId)
  const admitted = (await admit?.(head)) ?? null
  if (admitted !== null && 'status' in admitted) return admitted
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD'
  const body = !hasBody ? undefined : takesFile === true ? await readTextBody(req) : await readJsonBody(req)
  return handle({ ...head, body, ...(admitted === null ? {} : { caller: admitted }) })
}

function headOf(req: Request, requestId: string): HttpHead {
  const headers = Object.fromEntries(
    Object.entries(req.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
  return {
    method: req.method ?? 'GET',
    params: { ...(req.params as Record<string, string>) },
    query: new URLSearchParams(req.getQuery()),
    headers,
    requestId,
  }
}

/** Sends a reply whole: strings and buffers as they are, everything else as JSON. */
function send(res: Response, reply: HttpReply): void {
  const payload = payloadOf(reply.body)
  const headers: Record<string, string> = { 'content-length': String(payload.length), ...reply.headers }
  if (reply.body !== undefined && headers['content-type'] === undefined) headers['content-type'] = 'application/json; charset=utf-8'
  if (headers['cache-control'] === undefined) headers['cache-control'] = 'no-store'
  res.writeHead(reply.status, headers)
  res.end(payload)
}

/** Encoded once: measuring a string costs as much as encoding it. */
function payloadOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body
  if (body === undefined) return Buffer.alloc(0)
  if (body instanceof WrittenJson) return Buffer.from(body.text)
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

const requestIds = new WeakMap<object, string>()

function requestIdOf(req: Request): string {
  const known = requestIds.get(req)
  if (known !== undefined) return known
  const fresh = randomUUID()
  requestIds.set(req, fresh)
  return fresh
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    // Restify passes the error on to its own listeners, and throws where there is none.
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      const address = server.server.address() as { port: number } | null
      resolve(address?.port ?? port)
    })
  })
}

function close(server: Server, events: Set<() => void>, connections: Connections, graceMs: number): Promise<void> {
  for (const end of events) end()
  return new Promise((resolve) => {
    const force = setTimeout(() => server.server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    connections.end()
  })
}
