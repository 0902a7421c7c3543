/** Server-sent events: an answer that stays open. */
import type { ServerResponse } from 'node:http'
import type { HttpReply } from '#bot/ports/http-route.ts'

export const eventStreamType = 'text/event-stream; charset=utf-8'

/** @param open - how to end each open stream; a stream takes itself out when its client has gone */
export function startEvents(res: ServerResponse, events: NonNullable<HttpReply['events']>, open: Set<() => void>): void {
  const gone = new AbortController()
  const end = (): void => {
    res.end()
  }
  open.add(end)
  res.once('close', () => {
    open.delete(end)
    gone.abort()
  })
  res.writeHead(200, { 'content-type': eventStreamType, 'cache-control': 'no-store' })
  res.write(': open\n\n')
  events((data) => {
    if (!gone.signal.aborted) res.write(`data: ${JSON.stringify(data)}\n\n`)
  }, gone.signal)
}
