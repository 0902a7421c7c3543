/**
 * Local Teams in front of a scripted bot and of small pages that use the real teams-js: what it does is tried on its own,
 * whatever the service can do today.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { createApp } from '#bot/app.ts'
import { createLocalTeams, type LocalTeams } from '#bot/local/local-teams.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'
import { findChromium } from '#tests/support/browser/find-chromium.ts'
import { chromiumArguments, visitDemo, type Visit, type Visited } from '#tests/support/browser/open-demo.ts'
import { recordingLog } from '#tests/support/recording-log.ts'

export type BotActivity = {
  readonly type: string
  readonly name?: string
  readonly value?: unknown
  readonly text?: string
  readonly [field: string]: unknown
}

export type Probe = {
  readonly localTeams: LocalTeams
  /** What the bot received since the last call. */
  readonly takeReceived: () => readonly BotActivity[]
  /** Answers the bot's invokes from now on. */
  readonly answer: (script: (activity: BotActivity) => unknown) => void
  readonly url: string
  readonly visit: (visit?: Visit) => Promise<Visited>
  readonly close: () => Promise<void>
}

/** @param pages - scripts of pages by name, such as `week`, at `/probe/<name>`; each has the global `microsoftTeams` */
export async function openProbe(manifest: object, pages: Readonly<Record<string, string>>): Promise<Probe> {
  const directory = mkdtempSync(join(tmpdir(), 'commonplace-probe-'))
  const manifestPath = join(directory, 'manifest.json')
  writeFileSync(manifestPath, JSON.stringify(manifest))
  const received: BotActivity[] = []
  let script: (activity: BotActivity) => unknown = () => undefined
  const { log } = recordingLog()
  const localTeams = createLocalTeams({
    clock: { nowMs: () => Date.now() },
    newId: () => crypto.randomUUID(),
    log,
    manifestPath: pathToFileURL(manifestPath),
    fetch: (async (url: string, init?: RequestInit) => {
      if (init?.method !== 'POST') return fetch(url, init)
      const activity = JSON.parse(init.body as string) as BotActivity
      received.push(activity)
      const body = activity.type === 'invoke' ? script(activity) : undefined
      return body === undefined ? new Response(null, { status: 200 }) : Response.json(body)
    }) as typeof fetch,
  })
  const app = await createApp(
    { mode: 'local', host: '127.0.0.1', port: 0, store: { kind: 'sqlite', directory }, linkPreviews: false, logLevel: 'silent' },
    {
      log,
      pages: false,
      extraRoutes: [...localTeams.routes, ...probeRoutes(pages, localTeams.world.appId)],
      extraPages: [{ folder: fileURLToPath(new URL('../../../tab/dist/local-teams', import.meta.url)), base: '/local' }],
    },
  )
  const { url } = await app.start()
  localTeams.start({ botUrl: url })
  const browser = await chromium.launch({ executablePath: await findChromium(process.env), args: [...chromiumArguments] })
  return {
    localTeams,
    url,
    takeReceived: () => received.splice(0),
    answer: (given) => {
      script = given
    },
    visit: (visit = {}) => visitDemo(browser, url, visit),
    async close() {
      await browser.close()
      await app.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function probeRoutes(pages: Readonly<Record<string, string>>, appId: string): readonly HttpRoute[] {
  const library = createRequire(import.meta.url).resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js')
  const script = (body: string) => async () => ({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body })
  return [
    { method: 'GET', path: '/probe/teams-js.js', handle: script(readFileSync(library, 'utf8')) },
    ...Object.entries(pages).flatMap(([name, source]): readonly HttpRoute[] => [
      { method: 'GET', path: `/probe/${name}.js`, handle: script(`${prelude}\n${source}`) },
      {
        method: 'GET',
        path: `/probe/${name}`,
        handle: async () => ({
          status: 200,
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': "default-src 'self'; connect-src 'self' https://res.cdn.office.net; frame-ancestors 'self'",
          },
          body: `<!doctype html><html lang="en"><title>${name}</title><main><h1>Page ${name}</h1><div id="root"></div></main><script src="/probe/teams-js.js"></script><script type="module" src="/probe/${name}.js"></script></html>`,
        }),
      },
    ]),
    {
      method: 'GET',
      path: '/go/:id',
      handle: async ({ params }) => {
        const context = encodeURIComponent(JSON.stringify({ subEntityId: `week/${params['id'] ?? ''}` }))
        return { status: 302, headers: { location: `https://teams.microsoft.com/l/entity/${appId}/week?context=${context}` } }
      },
    },
  ]
}

/** For the pages: `say` shows a line, `button` something to press; failures are shown too. */
const prelude = `
const { app, pages, sharing } = microsoftTeams
const root = document.getElementById('root')
const say = (id, text) => { let line = document.getElementById(id); if (!line) { line = document.createElement('p'); line.id = id; root.append(line) } line.textContent = text }
const button = (name, press) => { const made = document.createElement('button'); made.textContent = name; made.onclick = () => Promise.resolve(press()).then((text) => say('done', name + ': ' + (text ?? 'done')), (error) => say('done', name + ': failed ' + (error.message ?? JSON.stringify(error)))); root.append(made) }
await app.initialize([location.origin])
const context = await app.getContext()
app.notifySuccess()
`
