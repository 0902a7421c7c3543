/** A TCP connection that says exactly what a test wants said, for clients that speak HTTP badly or not at all. */
import { once } from 'node:events'
import { connect } from 'node:net'

export type RawSocket = {
  /** Resolves with everything that was received, once the other side has closed. */
  readonly closed: Promise<string>
  /** Resolves with what was received so far, once that contains `text`; rejects when the connection closes before. */
  readonly received: (text: string) => Promise<string>
  readonly say: (more: string) => void
  /** Drops the connection as a client does that has gone. */
  readonly drop: () => void
}

/** @param said - sent as it is; an empty text connects and stays silent */
export async function rawSocket(url: string, said: string): Promise<RawSocket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let heard = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => (heard += chunk))
  await once(socket, 'connect')
  // A reset is one way of closing; `once` would reject.
  socket.on('error', () => socket.destroy())
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(heard)))
  if (said !== '') socket.write(said)
  return {
    closed,
    async received(text) {
      while (!heard.includes(text)) {
        if (socket.closed || socket.destroyed) throw new Error(`The connection closed after: ${heard}`)
        await Promise.race([new Promise((resolve) => socket.once('data', resolve)), closed])
      }
      return heard
    },
    say: (more) => void (socket.destroyed || socket.write(more)),
    drop: () => void socket.destroy(),
  }
}
