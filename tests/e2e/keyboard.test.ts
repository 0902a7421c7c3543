/** Every job of the library by keyboard alone; after each step the focus is where one goes on. */
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectFocus, hasFocus, walkAndPress, walkTo } from '#tests/support/browser/keyboard.ts'
import { details } from '#tests/support/browser/library-page.ts'
import { openDemo, type DemoBrowser } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

const button = (within: FrameLocator | Locator, name: string | RegExp) => within.getByRole('button', { name, exact: true })

/** Begins in the search, as after opening the tab and pressing `/`. */
async function begin(as: string) {
  const visited = await browser.visit({ as })
  const tab = await visited.openTab()
  await tab.getByRole('list', { name: 'Resources' }).waitFor()
  await tab.getByRole('searchbox').focus()
  return {
    ...visited,
    tab,
    press: (key: string) => visited.page.keyboard.press(key),
    type: (text: string) => visited.page.keyboard.type(text),
  }
}

/** Searches for it, opens it and reads on. */
async function open({ page, tab }: { readonly page: Page; readonly tab: FrameLocator }, words: string, title: RegExp): Promise<Locator> {
  await page.keyboard.type(words)
  await tab.getByText(`for \u201C${words}\u201D`).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await expectFocus(tab.getByRole('button', { name: title }))
  await page.keyboard.press('Enter')
  const heading = details(tab).getByRole('heading', { level: 2, name: title })
  await expectFocus(heading)
  await button(details(tab), 'More').waitFor()
  return heading
}

test('a link is shared, read at once, and left for its row', async () => {
  const { page, tab, press, type, close } = await begin('ana')
  await walkAndPress(page, button(tab, 'Share'))
  const form = tab.getByRole('dialog', { name: 'Share with Field Service North' })
  await expectFocus(form.getByRole('textbox', { name: 'When would a teammate need this?' }))
  await type('Before you flare aluminium')
  await walkTo(page, form.getByRole('textbox', { name: 'Link' }), 'Shift+Tab')
  await type('https://torque.example/flare')
  await walkTo(page, form.getByRole('textbox', { name: 'Title' }))
  await type('Torque table for flare nuts')
  await walkAndPress(page, button(form, 'Share'))
  await expectFocus(details(tab).getByRole('heading', { level: 2, name: 'Torque table for flare nuts' }))
  await press('Escape')
  await expectFocus(tab.getByRole('button', { name: /Torque table for flare nuts/ }))
  await close()
})

test('a job aid is written from a template', async () => {
  const { page, tab, press, type, close } = await begin('mei-ling')
  await walkAndPress(page, button(tab, 'Share'))
  const form = tab.getByRole('dialog', { name: 'Share with Field Service North' })
  await expectFocus(form.getByRole('textbox', { name: 'When would a teammate need this?' }))
  // Nothing is chosen yet, so that one comes in at the end; from there it goes round.
  await walkTo(page, form.getByRole('radio', { name: 'Work note' }), 'Shift+Tab')
  await press('ArrowRight')
  await press('ArrowRight')
  await expect.poll(() => form.getByRole('radio', { name: 'Job aid' }).isChecked()).toBe(true)
  await walkTo(page, form.getByRole('textbox', { name: 'Title' }))
  await type('Changing a door gasket')
  await walkAndPress(page, button(form, 'Add more detail'))
  const text = form.getByRole('textbox', { name: 'Text' })
  await expectFocus(text)
  await walkAndPress(page, button(form, 'Start from a template'), 'Shift+Tab')
  await expectFocus(tab.getByRole('menuitem', { name: 'How-to' }))
  await press('Enter')
  await expectFocus(text)
  expect(await text.inputValue()).toContain('## Steps')
  await walkAndPress(page, button(form, 'Share'))
  await expectFocus(details(tab).getByRole('heading', { level: 2, name: 'Changing a door gasket' }))
  await close()
})

test('an edit leads back to its button, and so does the history that brings the earlier version back', async () => {
  const session = await begin('tomasz')
  const { page, tab, press, type, close } = session
  await open(session, 'glycol data sheet', /Propylene glycol data sheet/)
  const edit = button(details(tab), 'Edit')
  await walkAndPress(page, edit, 'Shift+Tab')
  const form = tab.getByRole('dialog', { name: 'Edit' })
  await expectFocus(form.getByRole('textbox', { name: 'When would a teammate need this?' }))
  await press('ControlOrMeta+a')
  await type('When a loop is slow after a refill')
  await walkAndPress(page, button(form, 'Save'))
  await expectFocus(edit)
  const history = button(details(tab), 'History')
  await walkAndPress(page, history)
  const versions = tab.getByRole('dialog', { name: /History of/ })
  await versions.getByRole('region', { name: 'Version 1, and what it says now' }).waitFor()
  await walkAndPress(page, button(versions, 'Restore version 1'))
  await versions.waitFor({ state: 'detached' })
  await expectFocus(history)
  await details(tab).getByText('When a loop has lost flow after it was refilled').waitFor()
  await close()
})

test('closing a form without a change leads back to the button that opened it', async () => {
  const session = await begin('leila')
  const { page, tab, press, close } = session
  await open(session, 'leak search', /Leak search/)
  const edit = button(details(tab), 'Edit')
  await walkAndPress(page, edit, 'Shift+Tab')
  await expectFocus(tab.getByRole('dialog', { name: 'Edit' }).getByRole('textbox', { name: 'When would a teammate need this?' }))
  await press('Escape')
  await expectFocus(edit)
  const more = button(details(tab), 'More')
  await walkAndPress(page, more)
  await expectFocus(tab.getByRole('menuitem', { name: 'History' }))
  await press('Enter')
  await tab
    .getByRole('dialog', { name: /History/ })
    .getByText('Nothing has been changed')
    .waitFor()
  await press('Escape')
  await expectFocus(more)
  await close()
})

test('that it helped is said with a line, and taken back; the button keeps the focus', async () => {
  const session = await begin('kwame')
  const { page, tab, press, type, close } = session
  await open(session, 'handover call', /Handover call/)
  const mark = button(details(tab), 'Helped me')
  await walkAndPress(page, mark)
  await expectFocus(button(details(tab), 'This helped me'))
  await press('Enter')
  await expectFocus(details(tab).getByRole('textbox', { name: /What did it change/ }))
  await type('Three minutes were enough')
  await press('Enter')
  await details(tab).getByText('Three minutes were enough').waitFor()
  await expectFocus(mark)
  await press('Enter')
  await details(tab).getByText('Three minutes were enough').waitFor({ state: 'detached' })
  await expectFocus(button(details(tab), 'This helped me'))
  await close()
})

test('a view is added and deleted; the field is where one goes on', async () => {
  const session = await begin('priya')
  const { page, tab, type, close } = session
  await open(session, 'on-call rota', /On-call rota/)
  const field = details(tab).getByRole('textbox', { name: 'Add your view' })
  await walkTo(page, field)
  await type('Swap by Wednesday')
  await walkAndPress(page, button(details(tab), 'Add'))
  await details(tab).getByRole('listitem').filter({ hasText: 'Swap by Wednesday' }).waitFor()
  await expectFocus(field)
  await walkAndPress(page, button(details(tab), 'Delete my view'), 'Shift+Tab')
  await details(tab).getByText('Swap by Wednesday').waitFor({ state: 'detached' })
  await expectFocus(field)
  await close()
})

test('outdated is marked from the menu, which keeps its place', async () => {
  const session = await begin('siobhan')
  const { page, tab, press, close } = session
  await open(session, 'parts cross-reference', /Parts cross-reference/)
  const more = button(details(tab), 'More')
  await walkAndPress(page, more, 'Shift+Tab')
  await press('ArrowDown')
  await expectFocus(tab.getByRole('menuitem', { name: 'Mark as outdated' }))
  await press('Enter')
  await expectFocus(tab.getByRole('textbox', { name: 'What should people use instead?' }))
  await press('Enter')
  await details(tab)
    .getByText(/Siobh\u00E1n Kelly marked this as outdated/)
    .waitFor()
  await expectFocus(more)
  await close()
})

test('after a deletion the next row has the focus; undo and Recently deleted bring it back', async () => {
  const { page, tab, press, close } = await begin('kwame')
  const rows = tab.getByRole('list', { name: 'Resources' }).getByRole('button')
  const row = tab.getByRole('button', { name: /Heat pump trips on low flow/ })
  const next = tab.getByRole('button', { name: /Parts cross-reference/ })
  const remove = async (): Promise<void> => {
    await press('Enter')
    await expectFocus(details(tab).getByRole('heading', { level: 2, name: /Heat pump trips/ }))
    await walkAndPress(page, button(details(tab), 'More'), 'Shift+Tab')
    await expectFocus(tab.getByRole('menuitem', { name: 'History' }))
    await press('End')
    await expectFocus(tab.getByRole('menuitem', { name: 'Delete' }))
    await press('Enter')
    await row.waitFor({ state: 'detached' })
    await expectFocus(next)
  }
  await press('ArrowDown')
  await expectFocus(rows.first())
  const toRow = async (): Promise<void> => {
    for (let step = 0; step < 20 && !(await hasFocus(row)); step += 1) await press('ArrowDown')
    await expectFocus(row)
  }
  await toRow()
  await remove()
  await tab.getByRole('button', { name: 'Undo' }).waitFor()
  await press('ControlOrMeta+z')
  await row.waitFor()
  await expectFocus(next)
  await press('ArrowUp')
  await expectFocus(row)
  await remove()

  const deletedButton = button(tab, 'Recently deleted')
  await walkAndPress(page, deletedButton, 'Shift+Tab')
  const deleted = tab.getByRole('dialog', { name: 'Recently deleted' })
  await walkAndPress(page, button(deleted, /for good$/))
  await expectFocus(button(tab, 'Keep it'))
  await press('Enter')
  await expectFocus(button(deleted, /for good$/))
  await walkAndPress(page, button(deleted, /^Restore/), 'Shift+Tab')
  await deleted.getByRole('heading', { name: 'Nothing was deleted in the last 30 days' }).waitFor()
  await expectFocus(button(deleted, 'Close'))
  await press('Enter')
  await expectFocus(deletedButton)
  await row.waitFor()
  await close()
})

test('filters are chosen and taken off one after the other', async () => {
  const { page, tab, press, close } = await begin('jonas')
  const rail = tab.getByRole('navigation', { name: 'Filters' })
  await walkAndPress(page, rail.getByRole('button', { name: /Stories/ }))
  await tab.getByText('9 resources').waitFor()
  await expectFocus(rail.getByRole('button', { name: /Stories/ }))
  await walkAndPress(page, rail.getByRole('button', { name: /electrics/ }))
  await walkAndPress(page, button(tab, 'Remove filter Stories'))
  await expectFocus(button(tab, 'Remove filter #electrics'))
  await press('Enter')
  await tab.getByText(/6\d resources/).waitFor()
  await expectFocus(button(tab, /^Sorted by/))
  await close()
})

test('Teams\u2019 share dialog opens from its button, and Escape leads back to it', async () => {
  const session = await begin('kwame')
  const { page, tab, press, close } = session
  await open(session, 'reading superheat', /Reading superheat/)
  const share = button(details(tab), 'Share in Teams')
  await walkAndPress(page, share, 'Shift+Tab')
  const dialog = page.getByRole('dialog', { name: 'Share to a chat' })
  await dialog.getByText('Reading superheat without guessing').first().waitFor()
  await press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await expectFocus(share)
  await close()
})
