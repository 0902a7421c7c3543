/** Local Teams as a client: what it asks a bot, and what the real teams-js gets from it, with a scripted bot and small pages. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoFindings } from '#tests/support/browser/expect-no-findings.ts'
import { openProbe, type BotActivity, type Probe } from '#tests/support/teams/probe-app.ts'

const bot = { scopes: ['personal', 'team', 'groupChat'] }
const command = (id: string, title: string, context: readonly string[]) => ({ id, type: 'action', title, context, fetchTask: true })
const find = { id: 'find', type: 'query', title: 'Find', context: ['compose'], initialRun: true, parameters: [{ name: 'query' }] }
const manifest = {
  bots: [bot],
  composeExtensions: [
    {
      commands: [find, command('share', 'Share', ['compose']), command('save', 'Save', ['message'])],
      messageHandlers: [{ type: 'link', value: { domains: ['{{HOST}}'] } }],
    },
  ],
  configurableTabs: [{ configurationUrl: 'https://{{HOST}}/probe/configure' }],
  staticTabs: [{ entityId: 'week', name: 'This week', contentUrl: 'https://{{HOST}}/probe/week' }],
}

const pages = {
  configure: `
    say('frame', context.page.frameContext + ' in ' + context.channel.displayName)
    pages.config.registerOnSaveHandler(async (event) => {
      await pages.config.setConfig({ entityId: 'library', contentUrl: location.origin + '/probe/library', suggestedDisplayName: 'Our library' })
      event.notifySuccess()
    })
    button('Choose', () => pages.config.setValidityState(true))`,
  library: `
    say('where', context.page.id + ' of ' + context.team.displayName + ', ' + context.team.groupId)
    say('theme', context.app.theme)
    app.registerOnThemeChangeHandler((theme) => say('theme', theme))
    button('Share this', () => sharing.shareWebContent({ content: [{ type: 'URL', url: location.origin + '/go/r7', message: 'Read this first', preview: true }] }))
    button('Go to my week', () => pages.currentApp.navigateTo({ pageId: 'week', subPageId: 'week/from-library' }))
    button('Follow a short link', () => app.openLink(location.origin + '/go/r7'))
    button('Ask for a meeting', () => pages.tabs.getTabInstances())`,
  week: `say('where', context.page.id + ' of ' + (context.team ? 'a team' : 'one person') + ', ' + (context.page.subPageId ?? 'no sub page'))`,
}

const card = (text: string, actions: readonly object[] = [], body: readonly object[] = []) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text, wrap: true }, ...body],
  actions,
})
const attachment = (content: object) => ({ contentType: 'application/vnd.microsoft.card.adaptive', content })
const unfolded = { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [attachment(card('The card of r7'))] } }
const dialog = (content: object) => ({ task: { type: 'continue', value: { title: 'Save', card: attachment(content) } } })

let probe: Probe
let general: string
beforeAll(async () => {
  probe = await openProbe(manifest, pages)
  const [north] = probe.localTeams.world.teams
  general = north?.threadId ?? ''
  await probe.localTeams.installTeam(north?.teamId ?? '', north?.memberIds[0] ?? '')
})
afterAll(() => probe.close())

const invokes = (name: string): readonly BotActivity[] => probe.takeReceived().filter((activity) => activity.name === name)

test('a message is saved from its menu: the bot gets the message with both questions, and its last card is shown', async () => {
  const author = probe.localTeams.world.people.find(({ key }) => key === 'ana')
  const said = probe.localTeams.seedMessage(general, author?.personId ?? '', 'Clear coil <E17>: look at the board & the fan')
  probe.answer(({ name }) =>
    name === 'composeExtension/fetchTask'
      ? dialog(
          card(
            'For whom?',
            [{ type: 'Action.Submit', title: 'Keep', data: { submissionId: 's1' } }],
            [{ type: 'Input.Text', id: 'why', label: 'Why' }],
          ),
        )
      : dialog(card('Kept for your team')),
  )
  const { page, faults, close } = await probe.visit({ as: 'kwame' })
  const message = page.getByRole('article').filter({ hasText: 'Clear coil' })
  await message.hover()
  await message.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Save' }).click()
  const form = page.getByRole('dialog', { name: 'Save' })
  await form.getByRole('textbox', { name: 'Why' }).fill('Before ordering a sensor')
  await form.getByRole('button', { name: 'Keep' }).click()
  await form.getByText('Kept for your team').waitFor()
  const [fetched, submitted] = probe.takeReceived().filter(({ type }) => type === 'invoke')
  expect(fetched).toMatchObject({
    name: 'composeExtension/fetchTask',
    conversation: { id: `${general};messageid=${said.id}` },
    value: {
      commandId: 'save',
      commandContext: 'message',
      messagePayload: {
        id: said.id,
        createdDateTime: said.at,
        from: { user: { userIdentityType: 'aadUser', id: author?.personId, displayName: author?.name } },
        body: { contentType: 'html', content: '<p>Clear coil &lt;E17&gt;: look at the board &amp; the fan</p>' },
      },
    },
  })
  expect(submitted).toMatchObject({
    name: 'composeExtension/submitAction',
    value: {
      commandId: 'save',
      data: { why: 'Before ordering a sensor', submissionId: 's1' },
    },
  })
  const payloads = [fetched, submitted].map(
    (activity) => (activity?.value as { readonly messagePayload: object } | undefined)?.messagePayload,
  )
  expect(payloads[1]).toEqual(payloads[0])
  expect(faults()).toEqual([])
  await close()
})

test('what one was writing stays while a dialog is open, and a card that comes back joins it', async () => {
  probe.answer(({ name }) =>
    name === 'composeExtension/fetchTask' ? dialog(card('Share?', [{ type: 'Action.Submit', title: 'Go' }])) : unfolded,
  )
  const { page, close } = await probe.visit({ as: 'kwame' })
  await page.getByRole('textbox', { name: 'Message' }).fill('Look at this one')
  await page.getByRole('button', { name: 'Open Commonplace' }).click()
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('dialog', { name: 'Save' }).getByRole('button', { name: 'Go' }).click()
  await page.getByRole('group', { name: 'Card to be sent' }).getByText('The card of r7').waitFor()
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('Look at this one')
  await close()
})

test('a link of the service unfolds above the text, can be removed, and is posted with its card', async () => {
  probe.answer(() => unfolded)
  probe.takeReceived()
  const { page, close } = await probe.visit({ as: 'kwame' })
  const field = page.getByRole('textbox', { name: 'Message' })
  const preview = page.getByRole('group', { name: 'Preview of the link' })
  await field.fill(`First ${probe.url}/go/r6`)
  await preview.waitFor()
  await preview.getByRole('button', { name: 'Remove the preview' }).click()
  await preview.waitFor({ state: 'hidden' })
  expect(await field.inputValue()).toContain('/go/r6')
  await field.fill(`Then ${probe.url}/go/r7.`)
  await preview.getByText('The card of r7').waitFor()
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('article').filter({ hasText: 'Then http' }).getByText('The card of r7').waitFor()
  expect(invokes('composeExtension/queryLink').map(({ value }) => value)).toEqual([
    { url: `${probe.url}/go/r6` },
    { url: `${probe.url}/go/r7` },
  ])
  await close()
})

test('a button of a card asks the bot: a sentence is said beside the card, a card takes its place, an inner card carries its inputs', async () => {
  const helped = { type: 'Action.Execute', title: 'This helped me', verb: 'helped', data: { resourceId: 'r7' } }
  const inner = card(
    '',
    [{ type: 'Action.Execute', title: 'Tell', verb: 'tell' }],
    [{ type: 'Input.Text', id: 'line', label: 'What changed?' }],
  )
  probe.answer(({ name, value }) => {
    if (name === 'composeExtension/queryLink') {
      return {
        composeExtension: {
          type: 'result',
          attachments: [attachment(card('Defrost', [helped, { type: 'Action.ShowCard', title: 'More', card: inner }]))],
        },
      }
    }
    const { verb } = (value as { action: { verb: string } }).action
    return verb === 'helped'
      ? {
          statusCode: 403,
          type: 'application/vnd.microsoft.error',
          value: { code: '403', message: 'This belongs to Field Service South.' },
        }
      : { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('Thank you for telling') }
  })
  const { page, close } = await probe.visit({ as: 'kwame' })
  await page.getByRole('textbox', { name: 'Message' }).fill(`Buttons ${probe.url}/go/r8`)
  await page.getByRole('group', { name: 'Preview of the link' }).waitFor()
  await page.getByRole('button', { name: 'Send' }).click()
  const posted = page.getByRole('article').filter({ hasText: 'Buttons http' })
  probe.takeReceived()
  await posted.getByRole('button', { name: 'This helped me' }).click()
  await posted.getByText('This belongs to Field Service South.').waitFor()
  await expectNoFindings({ page }, 'a notice beside a card')
  await posted.getByRole('button', { name: 'More', exact: true }).click()
  await posted.getByRole('textbox', { name: 'What changed?' }).fill('Two hours saved')
  await posted.getByRole('button', { name: 'Tell' }).click()
  await posted.getByText('Thank you for telling').waitFor()
  expect(await posted.getByText('This belongs to').count()).toBe(0)
  expect(invokes('adaptiveCard/action').map(({ value }) => value)).toMatchObject([
    { action: { type: 'Action.Execute', verb: 'helped', data: { resourceId: 'r7' } }, trigger: 'manual' },
    { action: { verb: 'tell', data: { line: 'Two hours saved' } } },
  ])
  await close()
})

test('a tab is added through its configuration page, knows its team, follows the theme, shares, and leads elsewhere', async () => {
  probe.answer(() => unfolded)
  const { page, faults, close } = await probe.visit({ as: 'kwame' })
  await page.getByRole('button', { name: 'Add a tab' }).click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Add a tab' }).click()
  const settings = page.getByRole('dialog', { name: 'Add Commonplace to General' })
  const configuration = settings.frameLocator('iframe')
  await configuration.getByText('settings in General').waitFor()
  expect(await settings.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true')
  await expectNoFindings({ page }, 'adding a tab')
  await configuration.getByRole('button', { name: 'Choose' }).click()
  await settings.getByRole('button', { name: 'Save', disabled: false }).click()
  await page.getByRole('tab', { name: 'Our library', selected: true }).waitFor()

  const tab = page.frameLocator('iframe')
  await tab.getByText(`library of Field Service North, ${probe.localTeams.world.teams[0]?.teamId ?? ''}`).waitFor()
  await page.getByRole('combobox', { name: 'Theme' }).click()
  await page.getByRole('option', { name: 'High contrast' }).click()
  await tab.getByText('contrast', { exact: true }).waitFor()
  await tab.getByRole('button', { name: 'Ask for a meeting' }).click()
  await tab.getByText('Ask for a meeting: failed').waitFor()

  await tab.getByRole('button', { name: 'Share this' }).click()
  const share = page.getByRole('dialog', { name: 'Share to a chat' })
  await share.getByText('The card of r7').waitFor()
  await expectNoFindings({ page }, 'sharing, in high contrast')
  expect(await share.getByRole('textbox').inputValue()).toBe('Read this first')
  await share.getByRole('button', { name: 'Post' }).click()
  await tab.getByText('Share this: done').or(tab.getByText('Share this: true')).waitFor()
  await page.getByRole('navigation', { name: 'Chats and channels' }).getByText('On call, week 48').click()
  await page.getByRole('article').filter({ hasText: 'Read this first' }).getByText('The card of r7').waitFor()

  // A short address in a message leads to the same place as the deep link behind it.
  const compose = page.getByRole('textbox', { name: 'Message' })
  await compose.fill(`See ${probe.url}/go/r7`)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: `${probe.url}/go/r7` }).click()
  await page.frameLocator('iframe').getByText('week of one person, week/r7').waitFor()
  await page.getByRole('navigation', { name: 'Chats and channels' }).getByText('General').click()
  await page.getByRole('tab', { name: 'Our library' }).click()
  await tab.getByRole('button', { name: 'Go to my week' }).click()
  await page.frameLocator('iframe').getByText('week of one person, week/from-library').waitFor()
  expect(faults()).toEqual([])
  await close()
})

test('the app’s icon opens its personal pages beside its chat; a message from the bot arrives there', async () => {
  const { page, close } = await probe.visit({ as: 'priya' })
  await page.getByRole('navigation', { name: 'Apps' }).getByRole('button', { name: 'Commonplace' }).click()
  await page.frameLocator('iframe').getByText('week of one person, no sub page').waitFor()
  await page.getByRole('tab', { name: 'Chat' }).click()
  const priya = probe.localTeams.world.people.find(({ key }) => key === 'priya')
  const send = (path: string, body: object) =>
    fetch(`${probe.url}/local/connector/v3/conversations${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const created = (await (await send('', { isGroup: false, members: [{ id: priya?.userId }] })).json()) as { id: string }
  expect((await send(`/${encodeURIComponent(created.id)}/activities`, { type: 'message', text: 'Ana saved what you said.' })).status).toBe(
    201,
  )
  await page.getByRole('log').getByText('Ana saved what you said.').waitFor()
  await close()
})

test('what is written to the bot reaches it word for word', async () => {
  const { page, close } = await probe.visit({ as: 'jonas' })
  probe.takeReceived()
  await page.getByRole('navigation', { name: 'Chats and channels' }).getByText('Commonplace', { exact: true }).click()
  for (const words of ['help', 'find defrost', 'note ask about the coil', 'save https://x.org/a?b=1']) {
    await page.getByRole('textbox', { name: 'Message' }).fill(words)
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText(words).waitFor()
  }
  await probe.localTeams.settled()
  const heard = probe.takeReceived().filter(({ type }) => type === 'message')
  expect(heard.map(({ text }) => text)).toEqual(['help', 'find defrost', 'note ask about the coil', 'save https://x.org/a?b=1'])
  expect(heard[0]).toMatchObject({ conversation: { conversationType: 'personal' } })
  await close()
})

test('a place that is not open to one is never shown under its address', async () => {
  const { page, close } = await probe.visit({ as: 'ana' })
  const south = probe.localTeams.world.teams[1]?.threadId ?? ''
  await page.goto(`${probe.url}/local/?person=ana#posts/${encodeURIComponent(south)}`)
  await page.reload()
  await page.getByRole('main', { name: 'General' }).waitFor()
  await page.getByText('That chat or channel is not there for Ana Ferreira.').first().waitFor()
  expect(new URL(page.url()).hash).toBe(`#posts/${encodeURIComponent(general)}`)
  await close()
})

test('a team is renamed, loses and gains somebody, and the bot hears of each', async () => {
  const { page, close } = await probe.visit({ as: 'kwame' })
  probe.takeReceived()
  const list = page.getByRole('navigation', { name: 'Chats and channels' })
  await list
    .getByRole('button', { name: /More for Field Service/ })
    .first()
    .click()
  await expectNoFindings({ page }, 'the menu of a team')
  await page.keyboard.press('Escape')
  const choose = async (...names: readonly string[]) => {
    await list
      .getByRole('button', { name: /More for Field Service/ })
      .first()
      .click()
    for (const name of names) await page.getByRole('menuitem', { name }).click()
  }
  await choose('Rename the team')
  await page.getByRole('textbox', { name: 'Name of the team' }).fill('Field Service Nord')
  await page.getByRole('button', { name: 'Rename' }).click()
  await list.getByText('Field Service Nord').waitFor()
  const somebody = probe.localTeams.world.people[3]?.name ?? ''
  await choose('Remove someone', somebody)
  await page.getByRole('main').getByRole('img', { name: '7 members' }).waitFor()
  await choose('Add someone', somebody)
  await page.getByRole('main').getByRole('img', { name: '8 members' }).waitFor()
  await choose('Upgrade Commonplace here')
  const heard: unknown[] = []
  const listen = () => {
    for (const { action, channelData } of probe.takeReceived()) heard.push(action ?? (channelData as { eventType: string }).eventType)
    return heard
  }
  await expect.poll(listen).toEqual(['teamRenamed', 'teamMemberRemoved', 'teamMemberAdded', 'add-upgrade'])
  await close()
})

test('a phone shows the list or the place, and nothing is wider than it', async () => {
  const { page, close } = await probe.visit({ as: 'kwame', width: 320, height: 640 })
  await page.getByRole('main', { name: 'General' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await page.getByRole('main').waitFor({ state: 'hidden' })
  await expectNoFindings({ page }, 'the list on a phone')
  await page.getByRole('navigation', { name: 'Chats and channels' }).getByText('On call, week 48').click()
  await page.getByRole('main', { name: 'On call, week 48' }).waitFor()
  await page.getByRole('textbox', { name: 'Message' }).fill('From the roof')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('log').getByText('From the roof').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await close()
})
