/** Links to the tab: read as Teams writes them, and nothing else taken for one. */
import { expect, test } from 'vitest'
import { isWebLink, readDeepLink, readMessageLink, writeDeepLink } from './deep-link.ts'

test('what is written can be read', () => {
  const link = { appId: 'a-1', entityId: 'library', subPageId: 'library/0198', channelId: '19:x@thread.tacv2' }
  expect(readDeepLink(writeDeepLink(link))).toEqual(link)
})

test('a link without a context leads to the tab itself', () => {
  expect(readDeepLink('https://teams.microsoft.com/l/entity/a-1/library?webUrl=https%3A%2F%2Fx')).toEqual({
    appId: 'a-1',
    entityId: 'library',
    subPageId: null,
    channelId: null,
  })
})

test.each([
  'https://teams.microsoft.com.evil.org/l/entity/a/library',
  'http://teams.microsoft.com/l/entity/a/library',
  'https://teams.microsoft.com/l/channel/19%3Ax/General',
  'https://teams.microsoft.com/l/entity/a',
  'not a link',
])('%s is no deep link', (address) => expect(readDeepLink(address)).toBeNull())

test('an unreadable context counts as none', () => {
  expect(readDeepLink('https://teams.microsoft.com/l/entity/a/library?context=%7B')?.subPageId).toBeNull()
  expect(readDeepLink('https://teams.microsoft.com/l/entity/a/library?context=%7B%22subEntityId%22%3A1%7D')?.subPageId).toBeNull()
})

test.each([
  ['https://x.org', true],
  ['http://x.org', true],
  ['javascript:alert(1)', false],
  ['file:///etc/passwd', false],
  ['msteams:/l/x', false],
  ['x.org', false],
])('%s is a web link: %s', (address, isWeb) => expect(isWebLink(address)).toBe(isWeb))

test.each([
  ['https://teams.microsoft.com/l/message/19%3Ax%40thread.v2/17?tenantId=t', '19:x@thread.v2'],
  ['https://teams.microsoft.com/l/message/19%3Ax', null],
  ['https://teams.example/l/message/19%3Ax/17', null],
  ['no link', null],
])('%s leads to the conversation %s', (address, conversationId) => expect(readMessageLink(address)).toBe(conversationId))
