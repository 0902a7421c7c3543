/** The team's settings: stewards, bringing a list in, taking everything out. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDemo, type DemoBrowser, type Visited } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

async function openSettings({ openTab }: Visited) {
  const tab = await openTab()
  await tab.getByRole('tab', { name: 'Settings' }).click()
  await tab.getByRole('list', { name: 'Stewards of this team' }).waitFor()
  return tab
}

test('a steward appoints a member by name, by keyboard alone, and takes it back', async () => {
  const visited = await browser.visit({ as: 'kwame' })
  const tab = await openSettings(visited)
  const stewards = tab.getByRole('list', { name: 'Stewards of this team' })
  await tab.getByRole('combobox', { name: 'Appoint a steward' }).focus()
  await visited.page.keyboard.type('tom')
  await tab.getByRole('option', { name: 'Tomasz Nowak' }).waitFor()
  await visited.page.keyboard.press('ArrowDown')
  await visited.page.keyboard.press('Enter')
  await stewards.getByText('Tomasz Nowak').waitFor()
  await stewards.getByRole('button', { name: 'Make Tomasz Nowak a member again' }).click()
  await stewards.getByText('Tomasz Nowak').waitFor({ state: 'detached' })
  await tab.getByRole('button', { name: 'Undo' }).click()
  await stewards.getByText('Tomasz Nowak').waitFor()
  await tab.getByRole('list', { name: 'Administrative acts' }).getByText('Kwame Boateng made Tomasz Nowak a member again').waitFor()
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test('a member reads who the stewards are and why nothing can be changed', async () => {
  const visited = await browser.visit({ as: 'priya' })
  const tab = await openSettings(visited)
  await tab.getByText(/^Only stewards can change this\. Ask .*Kwame Boateng/).waitFor()
  await tab.getByText(/Only stewards can bring in a list/).waitFor()
  expect(await tab.getByRole('combobox').count()).toBe(0)
  expect(await tab.getByRole('button', { name: 'Choose a file' }).count()).toBe(0)
  await visited.close()
})

test('a steward chooses how long things stay without use, and what was done stands in the list', async () => {
  const visited = await browser.visit({ as: 'kwame' })
  const tab = await openSettings(visited)
  const choice = tab.getByRole('combobox', { name: 'Delete resources without use after' })
  expect(await choice.inputValue()).toBe('never')
  await choice.selectOption({ label: '12 months' })
  await tab.getByText('Unused resources go after 12 months from tomorrow on').first().waitFor()
  await tab.getByRole('list', { name: 'Administrative acts' }).getByText('Kwame Boateng lets unused resources go after 12 months').waitFor()
  await choice.selectOption({ label: 'Never: everything stays' })
  await tab.getByText('Kwame Boateng lets everything stay').waitFor()
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test('a list is looked at before it is stored: what is new, and each faulty row with its reason', async () => {
  const visited = await browser.visit({ as: 'kwame' })
  const tab = await openSettings(visited)
  const csv = [
    'title,url,why,tags,Warum',
    'Torque table,https://torque.example/flare,Before you flare,tools,-',
    'Bad,notalink:,Why,x,-',
  ].join('\n')
  await tab.getByRole('textbox', { name: 'Or paste it here' }).fill(csv)
  await tab.getByRole('button', { name: 'Look before importing' }).click()
  await tab.getByText('1 new resource').waitFor()
  await tab.getByText('Torque table').waitFor()
  await tab.getByText(/^Columns that are not taken over: warum\./).waitFor()
  await tab.getByRole('cell', { name: '3', exact: true }).waitFor()
  const faults = tab.getByRole('region', { name: 'Rows left out, and why' })
  await faults.getByRole('cell', { name: /link/i }).first().waitFor()
  await tab.getByRole('button', { name: 'Import 1 resource' }).click()
  await tab.getByText('1 resource is in the library now').first().waitFor()
  await tab.getByRole('button', { name: 'See what came in' }).click()
  await tab.getByRole('button', { name: /Torque table/ }).waitFor()
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test.each([
  ['JSON', 'commonplace-field-service-north.json'],
  ['CSV', 'commonplace-field-service-north.csv'],
  ['Bookmarks', 'commonplace-field-service-north.html'],
])('everything goes out as %s', async (format, fileName) => {
  const visited = await browser.visit({ as: 'jonas' })
  const tab = await openSettings(visited)
  const arriving = visited.page.waitForEvent('download')
  await tab.getByRole('button', { name: `Download ${format}` }).click()
  const download = await arriving
  expect(download.suggestedFilename()).toBe(fileName)
  expect(readFileSync(await download.path(), 'utf8')).toContain('On-call rota')
  expect(readFileSync(await download.path(), 'utf8').startsWith('\uFEFF')).toBe(format === 'CSV')
  await visited.close()
})

test('when the last steward has stepped down, any member takes over and goes on from there', async () => {
  const last = await browser.visit({ as: 'kwame' })
  const lastTab = await openSettings(last)
  const stewards = lastTab.getByRole('list', { name: 'Stewards of this team' })
  for (const name of (
    await stewards.getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  ).filter((label) => label !== 'Step down as a steward'))
    await stewards.getByRole('button', { name }).click()
  await stewards.getByRole('button', { name: 'Step down as a steward' }).click()
  const question = lastTab.getByRole('alertdialog', { name: 'You are the last steward. Step down?' })
  await last.page.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  for (const next of ['Undo', null]) {
    await stewards.getByRole('button', { name: 'Step down as a steward' }).click()
    await question.getByRole('button', { name: 'Step down' }).click()
    await lastTab.getByText('You are no longer a steward').first().waitFor()
    if (next === null) break
    await lastTab.getByRole('button', { name: next }).last().click()
    await lastTab.getByText('You are a steward again').first().waitFor()
  }
  await lastTab.getByText(/Nobody looks after this team right now/).waitFor()
  await last.close()

  const next = await browser.visit({ as: 'priya' })
  const tab = await next.openTab()
  await tab.getByRole('tab', { name: 'Settings' }).click()
  await tab.getByRole('button', { name: 'Take over' }).click()
  await tab.getByRole('list', { name: 'Stewards of this team' }).getByText('Priya Raman').waitFor()
  await tab.getByRole('button', { name: 'Choose a file' }).waitFor()
  const appoint = tab.getByRole('combobox', { name: 'Appoint a steward' })
  await expect.poll(() => appoint.evaluate((box) => box === document.activeElement)).toBe(true)
  await next.close()
})
