/** The walking skeleton as people walk it: shared in a channel, found while typing, read in the library. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDemo, type DemoBrowser } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

test('Ana shares a link from a channel; Kwame finds it while typing, posts its card, and sees it in the library', async () => {
  const ana = await browser.visit({ as: 'ana' })
  await ana.page.getByRole('button', { name: 'Open Commonplace' }).click()
  await ana.page.getByRole('button', { name: 'Share' }).click()
  const form = ana.page.getByRole('dialog', { name: 'Share with Field Service North' })
  await form.getByRole('textbox', { name: 'When would a teammate need this?' }).fill('When the humidistat reads dry in a wet room')
  await form.getByRole('textbox', { name: 'Title' }).fill('Humidistat drift: how to tell')
  await form.getByRole('textbox', { name: 'Link' }).fill('https://sensors.example/humidistat?utm_source=chat')
  await form.getByRole('button', { name: 'Share' }).click()
  await form.waitFor({ state: 'hidden' })
  await ana.page.getByRole('textbox', { name: 'Message' }).fill('New page from the supplier')
  await ana.page.getByRole('button', { name: 'Send' }).click()
  await ana.page.getByRole('log').getByText('Humidistat drift: how to tell').waitFor()
  await ana.close()

  const kwame = await browser.visit({ as: 'kwame' })
  await kwame.page.getByRole('button', { name: 'Open Commonplace' }).click()
  // One letter wrong, and the last word only begun.
  await kwame.page.getByRole('combobox', { name: 'Find in Commonplace' }).pressSequentially('humidsitat dri')
  await kwame.page.getByRole('option', { name: /Humidistat drift/ }).waitFor()
  await kwame.page.keyboard.press('Enter')
  await kwame.page.getByRole('textbox', { name: 'Message' }).fill('This one, page 2')
  await kwame.page.getByRole('button', { name: 'Send' }).click()
  const card = kwame.page.getByRole('log').getByRole('article').filter({ hasText: 'This one, page 2' })
  await card.getByText('When the humidistat reads dry in a wet room').waitFor()
  expect(await card.getByText('Shared by Ana Ferreira').count()).toBe(1)

  await card
    .getByRole('button', { name: 'Details' })
    .or(card.getByRole('link', { name: 'Details' }))
    .click()
  const opened = kwame.page.frameLocator('iframe').getByRole('complementary', { name: 'Details' })
  await opened.getByRole('heading', { name: 'Humidistat drift: how to tell' }).waitFor()

  const library = await kwame.openTab()
  const row = library.getByRole('button', { name: /Humidistat drift: how to tell/ })
  await row.click()
  await library.getByRole('link', { name: /Open sensors.example/ }).waitFor()
  expect(await library.getByRole('link', { name: /Open sensors.example/ }).getAttribute('href')).toBe(
    'https://sensors.example/humidistat?utm_source=chat',
  )
  expect(kwame.faults()).toEqual([])
  await kwame.close()
})

test('a link that is none comes back with a sentence beside its field, and everything typed', async () => {
  const { page, close } = await browser.visit({ as: 'leila' })
  await page.getByRole('button', { name: 'Open Commonplace' }).click()
  await page.getByRole('button', { name: 'Share' }).click()
  const form = page.getByRole('dialog', { name: 'Share with Field Service North' })
  await form.getByRole('textbox', { name: 'Title' }).fill('A page that is none')
  await form.getByRole('textbox', { name: 'Link' }).fill('javascript:alert(1)')
  await form.getByRole('button', { name: 'Share' }).click()
  await form.getByText('Only http and https links can be shared.').waitFor()
  expect(await form.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('A page that is none')
  await close()
})

test('someone writes hello to Commonplace and reads what it can do', async () => {
  const { page, close } = await browser.visit({ as: 'priya' })
  await page.getByRole('navigation', { name: 'Chats and channels' }).getByText('Commonplace', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Message' }).fill('hello')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('log').getByText('Hello. This is what Commonplace can do').waitFor()
  await close()
})
