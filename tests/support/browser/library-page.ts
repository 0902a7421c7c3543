/** Parts of the Library's page that several journeys use. */
import type { FrameLocator, Locator } from 'playwright-core'

export const details = (tab: FrameLocator): Locator => tab.getByRole('complementary', { name: 'Details' })

/** Opens the share form by its button, and waits until it can be filled in. */
export async function openShareForm(tab: FrameLocator): Promise<Locator> {
  await tab.getByRole('button', { name: 'Share', exact: true }).click()
  const form = tab.getByRole('dialog', { name: 'Share with Field Service North' })
  await form.getByRole('textbox', { name: 'Title' }).waitFor()
  return form
}
