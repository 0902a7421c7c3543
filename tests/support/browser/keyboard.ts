/** A person with nothing but a keyboard: what Tab does not reach can't be pressed. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const mostSteps = 90

export type Direction = 'Tab' | 'Shift+Tab'

/** Walks to what is named. @throws when it is not reached within a page's worth of steps */
export async function walkTo(page: Page, target: Locator, direction: Direction = 'Tab'): Promise<void> {
  await target.waitFor()
  for (let step = 0; step < mostSteps; step += 1) {
    if (await hasFocus(target)) return
    await page.keyboard.press(direction)
  }
  throw new Error(`${direction} does not lead to ${target.toString()}.`)
}

/** Walks to a button or a link and presses it. */
export async function walkAndPress(page: Page, target: Locator, direction: Direction = 'Tab'): Promise<void> {
  await walkTo(page, target, direction)
  await page.keyboard.press('Enter')
}

/** Waits until it is where one goes on. */
export async function expectFocus(target: Locator): Promise<void> {
  await expect.poll(() => hasFocus(target)).toBe(true)
}

export const hasFocus = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement)
