/** Puts load on an HTTP door, with connections kept open as the Bot Framework keeps them. */
import { Agent, request } from 'node:http'
import { percentile } from './statistics.ts'

export type Load = { readonly p50Ms: number; readonly p99Ms: number; readonly perSecond: number }

const agent = new Agent({ keepAlive: true })

/** @returns the body of the answer. @throws Error when it isn't a 200 */
export function post(url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const outgoing = request(url, { method: 'POST', agent, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (answer.statusCode === 200) resolve(text)
        else reject(new Error(`${url} answered ${answer.statusCode}: ${text.slice(0, 500)}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Posts the bodies in turn until `requests` are answered, `concurrency` at a time. */
export async function load(
  url: string,
  bodies: readonly string[],
  { concurrency, requests }: { readonly concurrency: number; readonly requests: number },
): Promise<Load> {
  const takenMs: number[] = []
  let sent = 0
  const worker = async (): Promise<void> => {
    while (sent < requests) {
      const body = bodies[sent % bodies.length] ?? ''
      sent += 1
      const startedMs = performance.now()
      await post(url, body)
      takenMs.push(performance.now() - startedMs)
    }
  }
  const startedMs = performance.now()
  await Promise.all(Array.from({ length: concurrency }, worker))
  const seconds = (performance.now() - startedMs) / 1_000
  return { p50Ms: percentile(takenMs, 0.5), p99Ms: percentile(takenMs, 0.99), perSecond: requests / seconds }
}

/** Posts the bodies in turn, one at a time, as long as it is to go on. @returns how many milliseconds each answer took */
export async function loadWhile(url: string, bodies: readonly string[], isOn: () => boolean): Promise<readonly number[]> {
  const takenMs: number[] = []
  for (let sent = 0; isOn(); sent += 1) {
    const startedMs = performance.now()
    await post(url, bodies[sent % bodies.length] ?? '')
    takenMs.push(performance.now() - startedMs)
  }
  return takenMs
}

/** Closes the connections that are kept. */
export const endLoad = (): void => agent.destroy()
