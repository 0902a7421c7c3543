/** The answers of the host, in the shapes that teams-js 2.58 reads. The real library is tried against them in a browser. */
import { expect, test } from 'vitest'
import { answerHostRequest, type TabContext } from './teams-host.ts'

const context: TabContext = {
  personId: 'p-1',
  personName: 'Ana Ferreira',
  userPrincipalName: 'ana@fieldservice.example',
  tenantId: 't-1',
  locale: 'en-gb',
  theme: 'contrast',
  entityId: 'library',
  subPageId: 'library/r1',
  team: { groupId: 'g-1', threadId: '19:general@thread.tacv2', name: 'Field Service North' },
  channel: { id: '19:controls@thread.tacv2', name: 'Controls' },
  sessionId: 's-1',
}
const answer = (func: string, args: readonly unknown[] = []) => answerHostRequest({ id: 1, func, args: [...args] }, context)

test('initialize tells the frame context, the client and a readable runtime', () => {
  const [frameContext, clientType, runtime] = answer('initialize').args ?? []
  expect([frameContext, clientType]).toEqual(['content', 'web'])
  expect(JSON.parse(String(runtime))).toMatchObject({ apiVersion: 4, supports: { pages: {} } })
})

test('getContext says who, where and which page, and leaves out a page that nobody asked for', () => {
  expect(answer('getContext').args).toMatchObject([
    {
      userObjectId: 'p-1',
      tid: 't-1',
      groupId: 'g-1',
      teamId: '19:general@thread.tacv2',
      channelId: '19:controls@thread.tacv2',
      entityId: 'library',
      subEntityId: 'library/r1',
      theme: 'contrast',
      locale: 'en-gb',
    },
  ])
  expect(answerHostRequest({ func: 'getContext' }, { ...context, subPageId: null }).args?.[0]).not.toHaveProperty('subEntityId')
})

test('the token is the id of the person', () => expect(answer('authentication.getAuthToken').args).toEqual([true, 'p-1']))

test('a link to open and a link to copy are the host’s to act on', () => {
  expect(answer('executeDeepLink', ['https://x.org'])).toEqual({ args: [true], effect: { kind: 'open-link', url: 'https://x.org' } })
  expect(answer('shareDeepLink', ['library/r2']).effect).toEqual({ kind: 'copy-link', subPageId: 'library/r2' })
})

test('a call that is not known is refused, so that nobody waits for ever', () => {
  expect(answer('calendar.composeMeeting').args).toEqual([false, expect.any(String)])
})
