/** The open resource where there is no room beside the list: a drawer over it, or a page in its place. */
import type { FrameLocator, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoFindings } from '#tests/support/browser/expect-no-findings.ts'
import { expectFocus, walkAndPress } from '#tests/support/browser/keyboard.ts'
import { asPhone, openDemo, type DemoBrowser } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

const drawer = (tab: FrameLocator) => tab.getByRole('dialog', { name: 'Details' })
const widthOf = (target: Locator) => target.evaluate((element) => Math.round(element.getBoundingClientRect().width))

async function openAt(width: number, as = 'kwame') {
  const visited = await browser.visit({ as })
  const tab = await visited.openTab()
  await asPhone(visited.page, width)
  await tab.getByRole('list', { name: 'Resources' }).waitFor()
  return { ...visited, tab }
}

test.each([[480], [799]])(
  'at %i px a drawer stands over the list, filled by the resource, and Escape leads back to the row',
  async (width) => {
    const { page, tab, close, faults } = await openAt(width)
    const row = tab.getByRole('button', { name: /K4 defrost board swap/ })
    await row.focus()
    await page.keyboard.press('Enter')
    const heading = drawer(tab).getByRole('heading', { level: 2, name: /K4 defrost board swap/ })
    await expectFocus(heading)
    await drawer(tab)
      .getByText(/Restore power and hold/)
      .waitFor()
    expect(await widthOf(drawer(tab).getByRole('article'))).toBeGreaterThan(420)
    expect(await tab.getByRole('complementary').count()).toBe(0)
    await expectNoFindings({ page }, 'drawer')
    await page.keyboard.press('Escape')
    await drawer(tab).waitFor({ state: 'detached' })
    await expectFocus(row)
    expect(faults()).toEqual([])
    await close()
  },
)

test('a form opened from the drawer leads back into it, and a deletion to the next row', async () => {
  const { page, tab, close } = await openAt(700)
  await tab.getByRole('button', { name: /Refrigerant leak log/ }).focus()
  await page.keyboard.press('Enter')
  await expectFocus(drawer(tab).getByRole('heading', { level: 2 }))
  const edit = drawer(tab).getByRole('button', { name: 'Edit' })
  await walkAndPress(page, edit, 'Shift+Tab')
  const form = tab.getByRole('dialog', { name: 'Edit' })
  await expectFocus(form.getByRole('textbox', { name: 'When would a teammate need this?' }))
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await expectFocus(edit)
  await walkAndPress(page, drawer(tab).getByRole('button', { name: 'More' }))
  await expectFocus(tab.getByRole('menuitem', { name: 'History' }))
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await drawer(tab).waitFor({ state: 'detached' })
  await tab.getByRole('button', { name: /Refrigerant leak log/ }).waitFor({ state: 'detached' })
  await expectFocus(tab.getByRole('button', { name: /The caretaker who knew/ }))
  await tab.getByRole('button', { name: 'Undo' }).waitFor()
  await page.keyboard.press('ControlOrMeta+z')
  await tab.getByRole('button', { name: /Refrigerant leak log/ }).waitFor()
  await close()
})

test('below 480 px the resource takes the list\u2019s place, and Back leads to its row', async () => {
  const { page, tab, close } = await openAt(479)
  const row = tab.getByRole('button', { name: /K4 defrost board swap/ })
  await row.focus()
  await page.keyboard.press('Enter')
  const details = tab.getByRole('complementary', { name: 'Details' })
  await expectFocus(details.getByRole('heading', { level: 2 }))
  expect(await widthOf(details)).toBe(479)
  await walkAndPress(page, details.getByRole('button', { name: 'Back to the list' }), 'Shift+Tab')
  await details.waitFor({ state: 'detached' })
  await expectFocus(row)
  await close()
})

test.each([[320], [1052]])(
  'at %i px a list for a long question stays within the page, and so does what is opened from it',
  async (width) => {
    const { tab, close } = await openAt(width)
    await tab
      .getByRole('searchbox')
      .fill('what do I do about the defrost board E17 on the K4 when the coil sensor has been swapped already')
    await tab.getByText('Best match').waitFor()
    const widest = () => tab.locator('html').evaluate(({ ownerDocument }) => ownerDocument.documentElement.scrollWidth)
    expect(await widest()).toBe(width)
    const row = tab.getByRole('list', { name: 'Resources' }).getByRole('button').first()
    const listEnd = () => row.evaluate((element) => Math.round(element.getBoundingClientRect().right))
    expect(await listEnd()).toBeLessThanOrEqual(width)
    await row.click()
    const details = tab.getByRole('complementary', { name: 'Details' })
    await details.getByRole('heading', { level: 2 }).waitFor()
    expect(await widest()).toBe(width)
    const detailStart = await details.evaluate((element) => Math.round(element.getBoundingClientRect().left))
    if (detailStart === 0) expect(await widthOf(details)).toBe(width)
    else expect(await listEnd()).toBeLessThanOrEqual(detailStart)
    await close()
  },
)

test.each([[320], [479], [700]])('at %i px nothing found fits, however long the words', async (width) => {
  const { tab, close } = await openAt(width)
  await tab.getByRole('searchbox').fill('quetzalcoatl xochipilli tezcatlipoca huitzilopochtli tlaltecuhtli')
  await tab.getByRole('heading', { name: /quetzalcoatl/ }).waitFor()
  const sort = tab.getByText('Best match')
  const end = await sort.evaluate((element) => element.getBoundingClientRect().right)
  expect(end).toBeLessThanOrEqual(width)
  await close()
})
