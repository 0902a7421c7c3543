/** `npm run screenshots`: takes the README's pictures from the running demo. */
import { fileURLToPath } from 'node:url'
import { setup as buildPages } from '#tests/support/browser/build-pages.ts'
import { openDemo } from '#tests/support/browser/open-demo.ts'

const folder = fileURLToPath(new URL('../../.github/images/', import.meta.url))

await buildPages()
const browser = await openDemo()
try {
  await takeLibrary()
  await takeFind()
} finally {
  await browser.close()
}

async function takeLibrary(): Promise<void> {
  const { page, openTab, close } = await browser.visit({ as: 'kwame', width: 1440, height: 760 })
  const tab = await openTab()
  await tab.getByRole('button', { name: /K4 defrost board swap/ }).click()
  // Markdown comes with a chunk of its own: until then grey lines stand for it.
  await tab.getByRole('complementary', { name: 'Details' }).locator('ol li').first().waitFor()
  await page.mouse.move(0, 0)
  await page.screenshot({ path: `${folder}library.png` })
  await close()
}

/** A card that one person found while typing, and the next search of another under way. */
async function takeFind(): Promise<void> {
  const ana = await openChat('ana')
  await ana.find('k4 defrost bo', /K4 defrost board swap/)
  await ana.page.keyboard.press('Enter')
  await ana.page.getByRole('textbox', { name: 'Message' }).fill('Clear coil: look at the board first')
  await ana.page.getByRole('button', { name: 'Send' }).click()
  await ana.page.getByRole('log').getByText('look at the board first').waitFor()
  await ana.close()

  const kwame = await openChat('kwame')
  await kwame.find('arctis wir', /wir/iu)
  await kwame.page.screenshot({ path: `${folder}find.png` })
  await kwame.close()
}

async function openChat(as: string) {
  const { page, close } = await browser.visit({ as, width: 1440, height: 760 })
  await page.getByRole('navigation', { name: 'Chats and channels' }).getByText('On call, week 48').click()
  const find = async (words: string, expected: RegExp): Promise<void> => {
    await page.getByRole('button', { name: 'Open Commonplace' }).click()
    await page.getByRole('combobox', { name: 'Find in Commonplace' }).fill(words)
    await page.locator('[role=option]:first-child').filter({ hasText: expected }).waitFor()
  }
  return { page, close, find }
}
