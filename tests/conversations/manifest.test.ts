/** What the manifest promises to Teams is what the bot answers. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { commandIds } from '#bot/teams/router.ts'
import { en } from '#domain/texts/en.ts'

const manifest = z
  .object({
    name: z.object({ short: z.string(), full: z.string() }),
    bots: z.array(
      z.object({
        botId: z.string(),
        scopes: z.array(z.string()),
        commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(z.object({ title: z.string() })) })),
      }),
    ),
    composeExtensions: z.array(
      z.object({
        botId: z.string(),
        commands: z.array(
          z.object({
            id: z.string(),
            type: z.enum(['query', 'action']),
            context: z.array(z.string()),
            initialRun: z.optional(z.boolean()),
            fetchTask: z.optional(z.boolean()),
            parameters: z.optional(z.array(z.object({ name: z.string() }))),
          }),
        ),
        messageHandlers: z.unknown(),
      }),
    ),
    configurableTabs: z.unknown(),
    staticTabs: z.array(z.object({ entityId: z.string(), contentUrl: z.optional(z.string()) })),
    webApplicationInfo: z.unknown(),
  })
  .parse(JSON.parse(readFileSync(new URL('../../appPackage/manifest.json', import.meta.url), 'utf8')))

const [bot] = manifest.bots
const [extension] = manifest.composeExtensions
const commandsOf = (type: 'query' | 'action') => extension?.commands.filter((command) => command.type === type) ?? []

test('its commands are those that the router answers', () => {
  expect(commandsOf('query').map(({ id }) => id)).toEqual(commandIds.queries)
  expect(commandsOf('action').map(({ id }) => id)).toEqual(commandIds.actions)
})

test('searching starts before anything is typed, with the one parameter `query`', () => {
  for (const command of commandsOf('query')) expect(command).toMatchObject({ initialRun: true, parameters: [{ name: 'query' }] })
})

test('every action opens the form that the bot sends', () => {
  for (const command of commandsOf('action')) expect(command).toMatchObject({ fetchTask: true })
})

test.each([
  ['find', ['compose', 'commandBox']],
  ['share', ['compose', 'commandBox']],
  ['save', ['message']],
])('`%s` is offered where it makes sense', (commandId, context) => {
  expect(extension?.commands.find(({ id }) => id === commandId)?.context).toEqual(context)
})

test('one bot serves people, teams and the buttons of cards in group chats, and the extension is the same bot', () => {
  expect(manifest.bots).toHaveLength(1)
  expect(bot?.scopes).toEqual(['personal', 'team', 'groupChat'])
  expect(extension?.botId).toBe(bot?.botId)
  expect(manifest.webApplicationInfo).toEqual({ id: bot?.botId, resource: `api://{{HOST}}/${bot?.botId ?? ''}` })
})

test('links of the service’s own domain are its to unfold', () => {
  expect(extension?.messageHandlers).toEqual([{ type: 'link', value: { domains: ['{{HOST}}'] } }])
})

test('a channel gets the tab by its configuration page, a person gets the week, the notebook, the check-ins and the settings', () => {
  expect(manifest.configurableTabs).toMatchObject([{ configurationUrl: 'https://{{HOST}}/tab/configure', scopes: ['team'] }])
  const tabs = manifest.staticTabs.filter(({ contentUrl }) => contentUrl !== undefined)
  expect(tabs.map(({ entityId, contentUrl }) => [entityId, contentUrl])).toEqual([
    ['week', 'https://{{HOST}}/tab/week'],
    ['notebook', 'https://{{HOST}}/tab/notebook'],
    ['check-ins', 'https://{{HOST}}/tab/check-ins'],
    ['settings', 'https://{{HOST}}/tab/settings'],
  ])
})

test('its names are the app’s, short enough for Teams and without the word Teams', () => {
  expect(manifest.name.short).toBe(en.appName)
  expect(manifest.name.short.length).toBeLessThanOrEqual(30)
  expect(manifest.name.full.length).toBeLessThanOrEqual(100)
  expect(`${manifest.name.short} ${manifest.name.full}`).not.toMatch(/teams|microsoft/iu)
})

test.each([
  ['personal', ['help', 'find', 'note', 'save', 'export']],
  ['team', ['help']],
])('the bot’s commands in the scope %s', (scope, titles) => {
  const lists = bot?.commandLists.filter(({ scopes }) => scopes.includes(scope)) ?? []
  expect(lists.flatMap(({ commands }) => commands.map(({ title }) => title))).toEqual(titles)
})
