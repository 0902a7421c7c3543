/** A Friday in local Teams: the clock is moved, the card is answered by keyboard, and the channel gets its round-up. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '#domain/texts/en.ts'
import { expectNoFindings } from '#tests/support/browser/expect-no-findings.ts'
import { walkAndPress, walkTo } from '#tests/support/browser/keyboard.ts'
import { openDemo, type DemoBrowser, type Visit, type Visited } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

const learned = en.checkIn.questions.learned

async function openChat(visit: Visit = {}): Promise<Visited> {
  const visited = await browser.visit(visit)
  await visited.page
    .getByRole('navigation', { name: 'Chats and channels' })
    .getByRole('button', { name: /^Commonplace/ })
    .click()
  return visited
}

async function moveClock({ page }: Visited, how: RegExp): Promise<void> {
  const menu = page.getByRole('button', { name: /Clock of the service/ })
  await menu.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: how }).focus()
  await page.keyboard.press('Enter')
  await page
    .getByText(/^It is .* now\.$/u)
    .first()
    .waitFor()
}

test('the next check-in comes without waiting; by keyboard an answer is shared and one kept, and can be changed', async () => {
  const visited = await openChat()
  const { page } = visited
  await moveClock(visited, /next check-in of Kwame/)
  const card = page.getByRole('article').filter({ hasText: 'Hello Kwame, how was your week?' })
  await card.waitFor()
  await expectNoFindings(visited, 'check-in card')
  await walkTo(page, card.getByRole('textbox', { name: learned }))
  await page.keyboard.type('A wet motor reads low on the megger')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Field Service North, as a story')
  await walkTo(page, card.getByRole('textbox', { name: en.checkIn.questions['in-the-way'] }))
  await page.keyboard.type('The key box code at Moss')
  await walkAndPress(page, card.getByRole('button', { name: 'Send', exact: true }))
  const log = page.getByRole('log')
  await log.getByText(en.checkIn.sent.title).waitFor()
  await log.getByText(en.checkIn.sent.shared(1, 'Field Service North')).waitFor()
  await walkAndPress(page, log.getByRole('button', { name: en.checkIn.edit }))
  const field = log.getByRole('textbox', { name: en.checkIn.questions['in-the-way'] })
  await field.waitFor()
  expect(await field.inputValue()).toBe('The key box code at Moss')
  await visited.close()

  const other = await browser.visit({ as: 'ana' })
  const tab = await other.openTab()
  await tab.getByRole('list', { name: 'Resources' }).getByText('A wet motor reads low on the megger').waitFor()
  expect(other.faults()).toEqual([])
  await other.close()
})

test('a week on the channel has its round-up, and the next card has come', async () => {
  const visited = await openChat({ as: 'leila' })
  await moveClock(visited, /One week on/)
  await visited.page.getByRole('article').filter({ hasText: 'Hello Leila, how was your week?' }).first().waitFor()
  await visited.page.getByRole('list', { name: 'Field Service North' }).getByRole('button', { name: 'General' }).click()
  await visited.page
    .getByRole('log')
    .getByText(/^Our week \d+/u)
    .first()
    .waitFor()
  await visited.page.getByRole('log').getByText('A wet motor reads low on the megger').first().waitFor()
  await expectNoFindings(visited, 'round-up')
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test.each(['dark', 'contrast'] as const)('the card holds in the theme %s and on a phone', async (theme) => {
  const visited = await openChat({ as: 'tomasz', theme })
  await visited.page.getByRole('article').filter({ hasText: 'how was your week?' }).first().waitFor()
  await expectNoFindings(visited, `check-in card, ${theme}`)
  await visited.page.setViewportSize({ width: 320, height: 720 })
  await visited.page.getByRole('article').filter({ hasText: 'how was your week?' }).first().waitFor()
  expect(await visited.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(visited.faults()).toEqual([])
  await visited.close()
})
