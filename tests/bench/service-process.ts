/** The service as it runs for real: a process of its own, on an existing database. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Cleanup } from './cleanup.ts'

export type ServiceProcess = {
  readonly url: string
  /** From the start of the process until `/health/ready` answered 200. */
  readonly readyMs: number
  /** Resident memory in MB (10⁶ bytes); null where /proc doesn't tell. */
  readonly residentMb: () => number | null
  /** The same once its garbage is collected and given back to the system; takes some seconds. */
  readonly collectedMb: () => Promise<number | null>
  readonly stop: () => Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const pollMs = 5
const readyTimeoutMs = 30_000
/** V8 keeps pages that it has freed for some eight seconds. */
export const giveBackMs = 12_000

/** @throws Error with what the process said, when it isn't ready within 30 s */
export async function startService(directory: string, cleanup: Cleanup): Promise<ServiceProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const startedMs = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', './tests/bench/collect-on-signal.ts', '--import', './bot/node-version.mjs', 'bot/main.ts'],
    {
      cwd: root,
      env: { PATH: process.env['PATH'], PORT: String(port), COMMONPLACE_DATA: directory },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  cleanup.child(child)
  const said = sayings(child)
  while (!(await isReady(url))) {
    const waitedMs = performance.now() - startedMs
    if (child.exitCode !== null || waitedMs > readyTimeoutMs) throw new Error(`The service did not get ready:\n${said()}`)
    await pause(pollMs)
  }
  const readyMs = performance.now() - startedMs
  return { url, readyMs, residentMb: () => residentMb(child), collectedMb: () => collectedMb(child), stop: () => stop(child) }
}

/** What the process wrote, its last 4,000 characters. */
export function sayings(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-4_000)
    })
  return () => text
}

function residentMb({ pid }: ChildProcess): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null
  const kilobytes = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return kilobytes === undefined ? null : (Number(kilobytes) * 1_024) / 1_000_000
}

async function collectedMb(child: ChildProcess): Promise<number | null> {
  if (residentMb(child) === null) return null
  child.kill('SIGUSR2')
  await pause(giveBackMs)
  return residentMb(child)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

function isReady(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(`${url}/health/ready`, { agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    }).on('error', () => resolve(false))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}
