import { expect, test } from 'vitest'
import { shareableLink, tabLink } from './library-link.ts'

const address = { teamId: 't-1', resourceId: 'r-1', channelId: '19:general@thread.tacv2' }

test('the link to share names team, resource and channel', () => {
  expect(shareableLink('https://app.example', address)).toBe('https://app.example/go/library/t-1/r-1?channel=19%3Ageneral%40thread.tacv2')
  expect(shareableLink('https://app.example', { ...address, channelId: null })).toBe('https://app.example/go/library/t-1/r-1')
})

test('Teams opens the tab by its own link, and by ours where the app\u2019s id is not known', () => {
  const link = new URL(tabLink('https://app.example', 'a-1', address))
  expect(link.pathname).toBe('/l/entity/a-1/library')
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'library/r-1', channelId: address.channelId })
  expect(tabLink('https://app.example', null, address)).toBe(shareableLink('https://app.example', address))
})
