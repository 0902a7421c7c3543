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
import { startService } from './service-process.ts'
import { median } from './statistics.ts'

const rounds = 7
const loads = [
  { concurrency: 1, requests: 300 },
  { concurrency: 10, requests: 1_200 },
] as const
/** Each new search is asked once, in so many parts. */
const newParts = 5
const maxRatio = 1.5

/** Find in the team's channel, as Teams posts it. */
export const findActivity = (serviceUrl: string, text: string): string =>
  JSON.stringify({ serviceUrl, ...query(ada, { team: north }, text) })

/**
 * @param given - `directory` of the database; `answersUrl`: a service on it that says what the bare bot answers;
 *   `connectorUrl`: where the activities say Teams is; `searches` are asked over and over; `newSearches` once each
 */
export async function measureFind(
  given: {
    readonly directory: string
    readonly answersUrl: string
    readonly connectorUrl: string
    readonly searches: readonly string[]
    readonly newSearches: readonly string[]
  },
  cleanup: Cleanup,
): Promise<Section> {
  const bodyOf = (text: string): string => findActivity(given.connectorUrl, text)
  const texts = [...new Set([...given.searches, ...given.newSearches])]
  const answers = new Map<string, string>()
  for (const text of texts) answers.set(text, await post(`${given.answersUrl}/api/messages`, bodyOf(text)))
  const service = await startService(given.directory, cleanup)
  const ours = `${service.url}/api/messages`
  const bare = `${await startBareBot(answers, cleanup)}/api/messages`
  for (const text of texts)
    if ((await post(bare, bodyOf(text))).length !== answers.get(text)?.length) throw new Error('The bare bot answers with other bytes.')

  const bodies = given.searches.map(bodyOf)
  const figures: Figure[] = []
  for (const kind of loads) {
    for (const url of [ours, bare, ours, bare]) await load(url, bodies, kind)
    figures.push(
      ...figuresOf(
        kind.concurrency,
        await inTurns(
          Array.from({ length: rounds }, () => bodies),
          kind,
          ours,
          bare,
        ),
      ),
    )
  }
  const size = Math.ceil(given.newSearches.length / newParts)
  const parts = Array.from({ length: newParts }, (_, at) => given.newSearches.slice(at * size, (at + 1) * size).map(bodyOf))
  const pairs = await inTurns(parts, { concurrency: 1, requests: size }, ours, bare)
  figures.push(
    {
      name: `each of ${given.newSearches.length} searches new: find p50 ÷ bare bot's`,
      value: median(pairs.map(([ours, bare]) => ours.p50Ms / bare.p50Ms)),
      unit: '×',
      bar: { atMost: maxRatio },
    },
    { name: 'resident memory after all of it', value: service.residentMb(), unit: 'MB' },
    { name: 'the same after collection', value: await service.collectedMb(), unit: 'MB' },
  )
  await service.stop()
  const bytes = Math.round(given.searches.reduce((total, text) => total + Buffer.byteLength(answers.get(text) ?? ''), 0) / bodies.length)
  return {
    title: `Find over HTTP beside a bare botbuilder bot (${bodies.length} searches over and over, ${bytes.toLocaleString('en-US')} bytes an answer, ${rounds} rounds)`,
    figures,
  }
}

/** Each round loads both; each goes first every other time. */
async function inTurns(
  parts: readonly (readonly string[])[],
  kind: { readonly concurrency: number; readonly requests: number },
  ours: string,
  bare: string,
): Promise<readonly (readonly [Load, Load])[]> {
  const pairs: (readonly [Load, Load])[] = []
  for (const [round, bodies] of parts.entries()) {
    const early = await load(round % 2 === 0 ? ours : bare, bodies, kind)
    const late = await load(round % 2 === 0 ? bare : ours, bodies, kind)
    pairs.push(round % 2 === 0 ? [early, late] : [late, early])
  }
  return pairs
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

/** @returns its origin */
async function startBareBot(answers: ReadonlyMap<string, string>, cleanup: Cleanup): Promise<string> {
  const file = join(cleanup.folder(), 'answers.json')
  writeFileSync(file, JSON.stringify(Object.fromEntries(Array.from(answers, ([text, answer]) => [text, JSON.parse(answer) as unknown]))))
  const script = fileURLToPath(new URL('bare-bot.ts', import.meta.url))
  const child = spawn(process.execPath, [script, file], { env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'inherit'] })
  cleanup.child(child)
  const [port] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [Buffer | number]
  if (!Buffer.isBuffer(port)) throw new Error('The bare bot did not start.')
  return `http://127.0.0.1:${port.toString().trim()}`
}
