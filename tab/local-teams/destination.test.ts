/** Where deep links lead, for somebody who is in one team. */
import { expect, test } from 'vitest'
import type { World } from './api/wire.ts'
import { destinationOf } from './destination.ts'

const library = { tabId: 'library', entityId: 'library', name: 'Commonplace', path: '/tab/library' }
const world: World = {
  appId: 'app-1',
  tenantId: 't-1',
  bot: { id: '28:app-1', name: 'Commonplace' },
  client: { locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' },
  people: [],
  me: { key: 'ana', personId: 'p-1', name: 'Ana Ferreira', role: '', userPrincipalName: 'ana@x.example' },
  chats: [{ conversationId: 'a:1', kind: 'personal', name: 'Commonplace', memberCount: 1, isInstalled: true, lastMessage: null }],
  teams: [
    {
      teamId: 'g-1',
      threadId: '19:general',
      name: 'North',
      memberIds: ['p-1'],
      isInstalled: true,
      channels: [
        { channelId: '19:general', name: 'General', tabs: [] },
        { channelId: '19:controls', name: 'Controls', tabs: [library] },
        { channelId: '19:late', name: 'Late', tabs: [library, { ...library, tabId: 'library-2' }] },
      ],
    },
  ],
  commands: [],
  scopes: [],
  linkDomains: [],
  configurationPath: '/tab/configure',
  personalTabs: [{ entityId: 'week', name: 'This week', path: '/tab/week' }],
}

const link = { appId: 'app-1', entityId: 'library', subPageId: null, channelId: null }
const tab = (conversationId: string, tabId: string) => ({ kind: 'tab', spot: { conversationId, tab: tabId } })

test.each([
  ['the channel that it names', { ...link, channelId: '19:late' }, '19:general', tab('19:late', 'library')],
  ['a channel without the tab', { ...link, channelId: '19:general' }, '19:late', { kind: 'nowhere' }],
  ['a channel that one is not in', { ...link, channelId: '19:other' }, '19:late', { kind: 'nowhere' }],
  ['without a channel, the open one', link, '19:late', tab('19:late', 'library')],
  ['without a channel and none open, the first that has it', link, 'a:1', tab('19:controls', 'library')],
  ['a personal tab', { ...link, entityId: 'week' }, '19:late', tab('a:1', 'week')],
  ['a tab that nobody knows', { ...link, entityId: 'asks' }, '19:late', { kind: 'nowhere' }],
  ['another app', { ...link, appId: 'app-2' }, '19:late', { kind: 'other-app' }],
])('%s', (_why, given, openId, expected) => expect(destinationOf(world, given, openId)).toEqual(expected))
