/** A browser in front of the real service with a clock that stands until it is moved, and pages of the tab in a bare host. */
import { chromium, type Page } from 'playwright-core'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { ada, north, type TestPerson } from '#tests/support/teams/cast.ts'
import { findChromium } from './find-chromium.ts'
import { frameTab, type FramedTab } from './frame-tab.ts'
import { chromiumArguments } from './open-demo.ts'

export type Opened = FramedTab & {
  readonly page: Page
  /** What went wrong in the page or its frame so far. */
  readonly faults: () => readonly string[]
  readonly close: () => Promise<void>
}

export type Opening = {
  readonly as?: TestPerson
  /** In the tab of the team's channel; otherwise in the personal tab. */
  readonly isInTeam?: boolean
  readonly theme?: 'default' | 'dark' | 'contrast'
  readonly locale?: string
  /** Of a deep link. */
  readonly subPageId?: string
}

export type AppTabs = {
  readonly app: StartedApp
  /** @param path - such as `/tab/week` */
  readonly open: (path: string, opening?: Opening) => Promise<Opened>
  readonly close: () => Promise<void>
}

/** The team is `north`, with Ada as its steward. @param startsAt - ISO instant of the service's clock */
export async function openAppTabs(startsAt?: string, members: readonly TestPerson[] = [ada]): Promise<AppTabs> {
  const app = await startApp({ pages: true, ...(startsAt !== undefined && { startsAt }) })
  await app.install(north, members)
  const browser = await chromium.launch({ executablePath: await findChromium(process.env), args: chromiumArguments })
  return {
    app,
    async open(path, { as = ada, isInTeam = false, ...more } = {}) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-GB',
        timezoneId: 'Europe/London',
        reducedMotion: 'reduce',
      })
      await context.route('https://res.cdn.office.net/**', (route) =>
        route.fulfill({ json: { validOrigins: [] }, headers: { 'access-control-allow-origin': '*' } }),
      )
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      const team = isInTeam ? { team: { teamId: north.teamId, channelId: north.threadId } } : {}
      const entityId = path.split('/')[2] ?? ''
      const framed = await frameTab(page, { url: app.url, path, person: as, entityId, ...team, ...more })
      return { ...framed, page, faults: () => faults, close: () => context.close() }
    },
    async close() {
      await browser.close()
      await app.stop()
    },
  }
}
