/** A14: whatever a deep link asks for, the team's own library opens, and what is not in it is not shown. */
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resourcePageReply } from '#domain/api/replies.ts'
import { findChromium } from '#tests/support/browser/find-chromium.ts'
import { frameTab } from '#tests/support/browser/frame-tab.ts'
import { chromiumArguments } from '#tests/support/browser/open-demo.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { ada, cleo, north, south, type TestPerson, type TestTeam } from '#tests/support/teams/cast.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

let app: StartedApp
let browser: Browser
beforeAll(async () => {
  app = await startApp({ pages: true })
  await app.install(north, [ada])
  await app.install(south, [cleo])
  await shareAs(app, ada, north, { title: 'Defrost K4' })
  await shareAs(app, cleo, south, { title: 'Only for the south', body: 'A secret of the south' })
  browser = await chromium.launch({ executablePath: await findChromium(process.env), args: chromiumArguments })
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

const onlyIn = async (team: TestTeam, as: TestPerson): Promise<string> =>
  resourcePageReply.parse((await app.api(`/api/teams/${team.teamId}/resources`, { as })).body).items[0]?.resourceId ?? ''

async function follow(subPageId: string) {
  const context = await browser.newContext()
  await context.route('https://res.cdn.office.net/**', (route) =>
    route.fulfill({ json: { validOrigins: [] }, headers: { 'access-control-allow-origin': '*' } }),
  )
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('dialog', (dialog) => faults.push(`a dialog: ${dialog.message()}`))
  const team = { teamId: north.teamId, channelId: north.threadId }
  const { tab } = await frameTab(page, { url: app.url, path: '/tab/library', person: ada, entityId: 'library', team, subPageId })
  await tab
    .getByRole('list', { name: 'Resources' })
    .getByRole('button', { name: /Defrost K4/ })
    .waitFor()
  return { tab, details: tab.getByRole('complementary', { name: 'Details' }), faults, close: () => context.close() }
}

test('to a resource of this team opens it', async () => {
  const { details, faults, close } = await follow(`library/${await onlyIn(north, ada)}`)
  await details.getByRole('heading', { name: 'Defrost K4' }).waitFor()
  expect(faults).toEqual([])
  await close()
})

test.each<[string, () => Promise<string>]>([
  ['a resource of another team', async () => `library/${await onlyIn(south, cleo)}`],
  ['a script', async () => 'library/<script>alert(1)</script>'],
  ['5,000 characters', async () => `library/${'x'.repeat(5_000)}`],
  ['a path out of the library', async () => 'library/../../api/me'],
])('to %s opens the library and says that it is not there', async (_what, subPageId) => {
  const { tab, details, faults, close } = await follow(await subPageId())
  await details.getByRole('heading', { name: 'This resource is not here.' }).waitFor()
  expect(await tab.locator('body').innerText()).not.toContain('of the south')
  await details.getByRole('button', { name: 'Show the library' }).click()
  await details.waitFor({ state: 'detached' })
  expect(faults).toEqual([])
  await close()
})
