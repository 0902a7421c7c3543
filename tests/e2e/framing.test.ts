/** A13: who may show our pages inside of theirs, in a real browser. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium } from '#tests/support/browser/find-chromium.ts'
import { chromiumArguments } from '#tests/support/browser/open-demo.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'

let app: StartedApp
let browser: Browser
let others: Server
let port: number
beforeAll(async () => {
  app = await startApp({ pages: true })
  others = createServer((incoming, outgoing) => {
    const framed = decodeURIComponent((incoming.url ?? '').slice(1))
    outgoing.setHeader('content-type', 'text/html')
    outgoing.end(`<!doctype html><title>Somebody else</title><iframe title="framed" src="${app.url}/${framed}"></iframe>`)
  })
  others.listen(0, '127.0.0.1')
  await once(others, 'listening')
  port = (others.address() as { port: number }).port
  const rules = '--host-resolver-rules=MAP evil.example 127.0.0.1, MAP teams.microsoft.com.evil.example 127.0.0.1'
  // This browser keeps public pages from loopback, where the service runs here.
  const loopback = '--disable-features=LocalNetworkAccessChecks'
  browser = await chromium.launch({ executablePath: await findChromium(process.env), args: [...chromiumArguments, rules, loopback] })
})
afterAll(async () => {
  await browser.close()
  others.close()
  others.closeAllConnections()
  await app.stop()
})

test.each([
  ['evil.example', 'tab/library'],
  ['teams.microsoft.com.evil.example', 'tab/library'],
  ['evil.example', 'tab/settings'],
  ['evil.example', 'tab/notebook'],
  ['evil.example', 'tab/configure'],
  ['evil.example', 'privacy'],
  ['evil.example', 'api/openapi.json'],
])('A13: %s can\u2019t frame /%s', async (host, path) => {
  const page = await browser.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await page.goto(`http://${host}:${port}/${encodeURIComponent(path)}`)
  await expect.poll(() => said.join('\n')).toMatch(/frame-ancestors/u)
  const framed = page.frames()[1]
  expect(await framed?.locator('body').textContent()).not.toMatch(/Commonplace|openapi/u)
  await page.close()
})

test('A13: Teams can', async () => {
  const page = await browser.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await page.route('https://teams.microsoft.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Teams</title><iframe src="${app.url}/tab/library"></iframe>` }),
  )
  await page.route('https://res.cdn.office.net/**', (route) =>
    route.fulfill({ json: { validOrigins: [] }, headers: { 'access-control-allow-origin': '*' } }),
  )
  await page.goto('https://teams.microsoft.com/v2')
  await page.frameLocator('iframe').locator('html[lang]').waitFor({ state: 'attached' })
  await expect.poll(() => page.frames()[1]?.title()).toContain('Commonplace')
  expect(said.join('\n')).not.toMatch(/frame-ancestors/u)
  await page.close()
})
