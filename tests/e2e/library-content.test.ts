/** What an open resource shows of where it leads and where it came from; and what is typed for one, whatever the network does. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { details, openShareForm } from '#tests/support/browser/library-page.ts'
import { openDemo, type DemoBrowser } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo({
    read: (link) =>
      Promise.resolve(
        link.startsWith('https://torque.example/')
          ? { title: 'Flare nut torques', description: 'By size and material, in newton metres.', siteName: 'Torque Tables' }
          : null,
      ),
  })
})
afterAll(() => browser.close())

test('what the linked page says about itself is shown with the link', async () => {
  const { openTab, close } = await browser.visit({ as: 'ana' })
  const form = await openShareForm(await openTab())
  await form.getByRole('textbox', { name: 'Link' }).fill('https://torque.example/flare')
  await form.getByRole('textbox', { name: 'Title' }).fill('Torques for flare nuts')
  await form.getByRole('button', { name: 'Share' }).click()
  await form.waitFor({ state: 'hidden' })
  await close()
  await browser.demo.app.settled()

  const reader = await browser.visit({ as: 'jonas' })
  const tab = await reader.openTab()
  await tab.getByRole('button', { name: /Torques for flare nuts/ }).click()
  const link = details(tab).getByRole('link', { name: /Open torque.example/ })
  await link.getByText('By size and material, in newton metres.').waitFor()
  await link.getByText('Flare nut torques').waitFor()
  await link.getByText('Torque Tables \u00B7 torque.example').waitFor()
  await reader.close()
})

test('a resource that was saved from a message names its author and leads back to the conversation', async () => {
  const { page, openTab, close, faults } = await browser.visit({ as: 'kwame' })
  await page.getByRole('navigation', { name: 'Chats and channels' }).getByText('On call, week 48').click()
  const message = page.getByRole('article').filter({ hasText: 'I am on the Nordby roof' })
  await message.hover()
  await message.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Save' }).click()
  const form = page.getByRole('dialog', { name: /Save/ })
  await form.getByRole('textbox', { name: 'Title' }).fill('K4 dead on the Nordby roof, coil clear')
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByText(/is in the library of Field Service North now/).waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'hidden' })
  await page.getByRole('navigation', { name: 'Chats and channels' }).getByText('General').first().click()
  const tab = await openTab()
  await tab.getByRole('button', { name: /K4 dead on the Nordby roof/ }).click()
  await details(tab).getByText('From a message by Jonas Lindqvist').waitFor()
  await details(tab).getByRole('button', { name: 'Open the conversation' }).click()
  await page.getByRole('main', { name: 'On call, week 48' }).waitFor()
  expect(faults()).toEqual([])
  await close()
})

test('what is typed while the network goes away is there after a reload, and is shared then', async () => {
  const { page, openTab, close } = await browser.visit({ as: 'siobhan' })
  const form = await openShareForm(await openTab())
  await form.getByRole('textbox', { name: 'Title' }).fill('Phase monitor')
  await page.context().setOffline(true)
  await form.getByRole('textbox', { name: 'Title' }).pressSequentially(' set too narrow')
  await form.getByRole('textbox', { name: 'When would a teammate need this?' }).fill('When a pack trips on the generator')
  await form.getByRole('button', { name: 'Share' }).click()
  await form.getByText('This could not be shared.').waitFor()
  await page.context().setOffline(false)
  await page.reload()
  const again = await openTab()
  const kept = await openShareForm(again)
  expect(await kept.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Phase monitor set too narrow')
  expect(await kept.getByRole('textbox', { name: 'When would a teammate need this?' }).inputValue()).toBe(
    'When a pack trips on the generator',
  )
  await kept.getByRole('button', { name: 'Share' }).click()
  await details(again).getByRole('heading', { name: 'Phase monitor set too narrow' }).waitFor()
  await again.getByRole('button', { name: 'Share', exact: true }).click()
  expect(await kept.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('')
  await close()
})
