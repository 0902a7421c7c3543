/** Which connections have a request under way, so that the server can end at once when none has, and end those that don't read. */
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type Connections = {
  /** Counts a request until its response has closed; a connection that was waited for is then ended. */
  readonly startRequest: (socket: Socket, res: ServerResponse) => void
  /** Ends every connection without a request under way, and from now on each one that has answered its last. */
  readonly end: () => void
}

/**
 * Node's `closeIdleConnections` leaves alone what never sent a whole request: a silent client would hold the server
 * until it is closed by force.
 */
export function followConnections(server: Pick<Server, 'on'>): Connections {
  const requestsOf = new Map<Socket, number>()
  let isEnding = false

  server.on('connection', (socket: Socket) => {
    requestsOf.set(socket, 0)
    socket.once('close', () => requestsOf.delete(socket))
  })
  // Node tells when nothing moved in either direction for the server's `timeout`, and then leaves the socket to whoever listens.
  server.on('timeout', (socket: Socket) => {
    const isStalled = socket.writableLength > 0
    const isWaiting = !isStalled && (requestsOf.get(socket) ?? 0) > 0
    // An event stream with nothing to tell stays; what it has told must be read.
    if (!isWaiting) socket.destroy()
  })

  return {
    startRequest(socket, res) {
      requestsOf.set(socket, (requestsOf.get(socket) ?? 0) + 1)
      res.once('close', () => {
        const left = (requestsOf.get(socket) ?? 1) - 1
        if (requestsOf.has(socket)) requestsOf.set(socket, left)
        if (isEnding && left === 0) socket.destroySoon()
      })
    },
    end() {
      isEnding = true
      for (const [socket, requests] of requestsOf) if (requests === 0) socket.destroy()
    },
  }
}
