/** The answers of the host, in the shapes that teams-js 2.58 reads. The real library is tried against them in a browser. */
import { expect, test } from 'vitest'
import { answerHostRequest, type TabContext } from './teams-host.ts'

const context: TabContext = {
  appId: 'app-1',
  frameContext: 'content',
  personId: 'p-1',
  personName: 'Ana Ferreira',
  userPrincipalName: 'ana@fieldservice.example',
  tenantId: 't-1',
  locale: 'en-gb',
  theme: 'contrast',
  entityId: 'library',
  subPageId: 'library/r1',
  channel: {
    id: '19:controls@thread.tacv2',
    name: 'Controls',
    team: { groupId: 'g-1', threadId: '19:general@thread.tacv2', name: 'Field Service North' },
  },
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

test('in a personal tab there is no team and no channel', () => {
  const personal = answerHostRequest({ func: 'getContext' }, { ...context, entityId: 'week', channel: null }).args?.[0]
  expect(personal).toMatchObject({ entityId: 'week', userObjectId: 'p-1', frameContext: 'content' })
  for (const field of ['teamId', 'groupId', 'channelId']) expect(personal).not.toHaveProperty(field)
})

test('a page that configures a tab is told so', () => {
  expect(answerHostRequest({ func: 'initialize' }, { ...context, frameContext: 'settings' }).args?.[0]).toBe('settings')
})

test.each([
  ['whether it can be saved', 'settings.setValidityState', [true], { effect: { kind: 'can-save', canSave: true } }],
  [
    'what to save',
    'settings.setSettings',
    [{ entityId: 'library', contentUrl: 'http://localhost/tab/library', suggestedDisplayName: 'Library', websiteUrl: 'http://localhost' }],
    {
      args: [true],
      effect: {
        kind: 'configure',
        config: { entityId: 'library', contentUrl: 'http://localhost/tab/library', suggestedDisplayName: 'Library' },
      },
    },
  ],
  ['something without an address', 'settings.setSettings', [{ entityId: 'library' }], { args: [false, 'Not a configuration'] }],
  ['that it is done', 'settings.save.success', [], { effect: { kind: 'saved' } }],
  ['that it failed', 'settings.save.failure', ['No team'], { effect: { kind: 'not-saved', reason: 'No team' } }],
])('a configuration page says %s', (_why, func, args, expected) => {
  expect(answer(func, args)).toEqual(expected)
})

test('an address to be shared is the host’s to pass on, in the answer that teams-js takes for success; anything else is refused', () => {
  const content = [{ type: 'URL', url: 'https://x.org/go/r1', message: 'Look', preview: true }]
  expect(answer('sharing.shareWebContent', [{ content }])).toEqual({
    args: [undefined, true],
    effect: { kind: 'share', url: 'https://x.org/go/r1', text: 'Look' },
  })
  expect(answer('sharing.shareWebContent', [{ content: [{ type: 'FILE', url: 'x' }] }]).args).toEqual([
    expect.objectContaining({ errorCode: 4000 }),
  ])
})

test.each([
  ['pages.navigateToApp', { appId: 'app-1', pageId: 'week', subPageId: 'week/1' }, [true, null]],
  ['pages.currentApp.navigateTo', { pageId: 'week', subPageId: 'week/1' }, [undefined, true]],
])('%s becomes a link to that page', (func, to, args) => {
  expect(answer(func, [to])).toEqual({
    args,
    effect: { kind: 'open-link', url: 'https://teams.microsoft.com/l/entity/app-1/week?context=%7B%22subEntityId%22%3A%22week%2F1%22%7D' },
  })
})

test('the token is the id of the person', () => expect(answer('authentication.getAuthToken').args).toEqual([true, 'p-1']))

test('a link to open and a link to copy are the host’s to act on', () => {
  expect(answer('executeDeepLink', ['https://x.org'])).toEqual({ args: [true], effect: { kind: 'open-link', url: 'https://x.org' } })
  expect(answer('shareDeepLink', ['library/r2']).effect).toEqual({ kind: 'copy-link', subPageId: 'library/r2' })
})

test('a call that is not known is refused, so that nobody waits for ever', () => {
  expect(answer('calendar.composeMeeting').args).toEqual([false, expect.any(String)])
})
