/** Find over HTTP, beside a bare bot that sends the same bytes: both in processes of their own, in turns, so that noise hits both. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ada, north } from '#tests/support/teams/cast.ts'
import { query } from '#tests/support/teams/activities/extension.ts'
import type { Cleanup } from './cleanup.ts'
import { load, post, type Load } from './load.ts'
import type { Figure, Section } from './report.ts'
import { median } from './statistics.ts'

const rounds = 7
const loads = [
  { concurrency: 1, requests: 300 },
  { concurrency: 10, requests: 1_200 },
] as const
const maxRatio = 1.5

/** Find in the team's channel, as Teams posts it. */
export const findActivity = (serviceUrl: string, text: string): string =>
  JSON.stringify({ serviceUrl, ...query(ada, { team: north }, text) })

/**
 * @param given - `serviceUrl` of the service that is measured, its index built; `connectorUrl`: where the activities say Teams is;
 *   `searches` are asked over and over, as a team types the same beginnings; `newSearches` once each
 */
export async function measureFind(
  given: {
    readonly serviceUrl: string
    readonly connectorUrl: string
    readonly searches: readonly string[]
    readonly newSearches: readonly string[]
  },
  cleanup: Cleanup,
): Promise<Section> {
  const bodies = given.searches.map((text) => findActivity(given.connectorUrl, text))
  const ours = `${given.serviceUrl}/api/messages`
  const answers = await Promise.all(bodies.map((body) => post(ours, body)))
  const bare = `${await startBareBot(answersByText(given.searches, answers), cleanup)}/api/messages`
  for (const [at, body] of bodies.entries())
    if ((await post(bare, body)).length !== answers[at]?.length) throw new Error('The bare bot answers with other bytes.')

  const figures: Figure[] = []
  for (const kind of loads) {
    for (const url of [ours, bare, ours, bare]) await load(url, bodies, kind)
    const pairs: (readonly [Load, Load])[] = []
    for (let round = 0; round < rounds; round += 1) {
      // Each goes first every other time.
      const early = await load(round % 2 === 0 ? ours : bare, bodies, kind)
      const late = await load(round % 2 === 0 ? bare : ours, bodies, kind)
      pairs.push(round % 2 === 0 ? [early, late] : [late, early])
    }
    figures.push(...figuresOf(kind.concurrency, pairs))
  }
  const once = given.newSearches.map((text) => findActivity(given.connectorUrl, text))
  const kind = { concurrency: 1, requests: once.length }
  const [fresh, known] = [await load(ours, once, kind), await load(bare, bodies, kind)]
  figures.push({ name: `each search new (${once.length}): find p50 ÷ bare bot's`, value: fresh.p50Ms / known.p50Ms, unit: '×' })
  const bytes = Math.round(answers.reduce((total, answer) => total + Buffer.byteLength(answer), 0) / answers.length)
  return {
    title: `Find over HTTP beside a bare botbuilder bot (${given.searches.length} searches, ${bytes.toLocaleString('en-US')} bytes an answer, ${rounds} rounds)`,
    figures,
  }
}

function figuresOf(concurrency: number, pairs: readonly (readonly [Load, Load])[]): readonly Figure[] {
  const of = (value: (ours: Load, bare: Load) => number): number => median(pairs.map(([ours, bare]) => value(ours, bare)))
  const at = `${concurrency} at a time:`
  return [
    { name: `${at} find p50`, value: of((ours) => ours.p50Ms), unit: 'ms' },
    { name: `${at} bare bot p50`, value: of((_ours, bare) => bare.p50Ms), unit: 'ms' },
    { name: `${at} find p99`, value: of((ours) => ours.p99Ms), unit: 'ms' },
    { name: `${at} bare bot p99`, value: of((_ours, bare) => bare.p99Ms), unit: 'ms' },
    { name: `${at} find p50 ÷ bare bot's`, value: of((ours, bare) => ours.p50Ms / bare.p50Ms), unit: '×', bar: { atMost: maxRatio } },
    { name: `${at} find requests`, value: of((ours) => ours.perSecond), unit: '/s' },
    { name: `${at} bare bot requests`, value: of((_ours, bare) => bare.perSecond), unit: '/s' },
    {
      name: `${at} find requests/s ÷ bare bot's`,
      value: of((ours, bare) => ours.perSecond / bare.perSecond),
      unit: '×',
      bar: { atLeast: 1 / maxRatio },
    },
  ]
}

function answersByText(searches: readonly string[], answers: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(searches.map((text, at) => [text, JSON.parse(answers[at] ?? '') as unknown]))
}

/** @returns its origin */
async function startBareBot(answers: Readonly<Record<string, unknown>>, cleanup: Cleanup): Promise<string> {
  const file = join(cleanup.folder(), 'answers.json')
  writeFileSync(file, JSON.stringify(answers))
  const script = fileURLToPath(new URL('bare-bot.ts', import.meta.url))
  const child = spawn(process.execPath, [script, file], { env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'inherit'] })
  cleanup.child(child)
  const [port] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [Buffer | number]
  if (!Buffer.isBuffer(port)) throw new Error('The bare bot did not start.')
  return `http://127.0.0.1:${port.toString().trim()}`
}
