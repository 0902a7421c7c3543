/** A browser in front of the real demo: the service, local Teams and the sample library, on a free port and in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core'
import { startDemo, type Demo } from '#bot/demo-app.ts'
import type { LinkPreviews } from '#bot/ports/link-preview.ts'
import { findChromium } from './find-chromium.ts'

export type Visit = {
  /** Key of a person of the sample team. */
  readonly as?: string
  readonly theme?: 'light' | 'dark' | 'contrast'
  readonly locale?: string
  readonly width?: number
  readonly height?: number
}

export type DemoBrowser = {
  readonly demo: Demo
  /** Local Teams, in a fresh context: its own storage, and every console error and CSP violation noted. */
  readonly visit: (visit?: Visit) => Promise<Visited>
  readonly close: () => Promise<void>
}

export type Visited = {
  readonly page: Page
  /** Opens the channel's tab and waits for its list. */
  readonly openTab: () => Promise<FrameLocator>
  /** What went wrong in the page or its frame so far. */
  readonly faults: () => readonly string[]
  readonly close: () => Promise<void>
}

/** Chromium looks up hosts of its own at every start; here it may not. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @param previews - what linked pages say about themselves; left out: nothing */
export async function openDemo(previews?: LinkPreviews): Promise<DemoBrowser> {
  const directory = mkdtempSync(join(tmpdir(), 'commonplace-e2e-'))
  const demo = await startDemo(
    { mode: 'local', host: '127.0.0.1', port: 0, store: { kind: 'sqlite', directory }, linkPreviews: false, logLevel: 'silent' },
    previews === undefined ? {} : { previews },
  )
  const browser = await chromium.launch({ executablePath: await findChromium(process.env), args: chromiumArguments })
  return {
    demo,
    visit: (visit = {}) => visitDemo(browser, demo.url, visit),
    async close() {
      await browser.close()
      await demo.app.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Local Teams of a service that runs at `url`. */
export async function visitDemo(
  browser: Browser,
  url: string,
  { as = 'kwame', theme = 'light', locale, width = 1440, height = 900 }: Visit,
): Promise<Visited> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  // teams-js reads its list of host domains from there; nothing leaves this machine.
  await context.route('https://res.cdn.office.net/**', (route) =>
    route.fulfill({ json: { validOrigins: [] }, headers: { 'access-control-allow-origin': '*' } }),
  )
  const search = new URLSearchParams({ person: as, theme, ...(locale === undefined ? {} : { locale }) })
  await page.goto(`${url}/local/?${search.toString()}`)
  return {
    page,
    async openTab() {
      await page.getByRole('tab', { name: 'Commonplace', exact: true }).click()
      const frame = page.frameLocator('iframe')
      await frame.getByRole('main').waitFor()
      return frame
    },
    faults: () => faults,
    close: () => context.close(),
  }
}

/** Gives the tab's frame the whole window of a phone: local Teams itself is for wide screens. */
export async function asPhone(page: Page, width = 320, height = 720): Promise<void> {
  await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => {
    frame.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;border:0;margin:0;max-width:none;z-index:9999'
  })
  await page.setViewportSize({ width, height })
}
