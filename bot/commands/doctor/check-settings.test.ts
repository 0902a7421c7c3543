/** The doctor on Node and on settings: each fault is told by itself, in words that say what to do. */
import { expect, test } from 'vitest'
import { told, words } from '#tests/support/doctor/findings.ts'
import { checkNode, checkSettings } from './check-settings.ts'

test('another Node than the pinned one is a problem, with the command that brings it', () => {
  expect(checkNode({ node: { running: '24.21.0', wanted: '24.21.0' } }).status).toBe('ok')
  const finding = checkNode({ node: { running: '22.1.0', wanted: '24.21.0' } })
  expect(finding.status).toBe('problem')
  expect(words(finding)).toMatch(/22\.1\.0.+24\.21\.0.+`npm ci`/u)
})

test('nothing set is local mode, and that is said', () => {
  const { config, findings } = checkSettings({ environment: {} })
  expect(config?.mode).toBe('local')
  expect(told(findings)).toEqual(['ok configuration'])
  expect(words(findings[0])).toContain('this is local mode')
})

test('every fault is a problem of its own', () => {
  const { config, findings } = checkSettings({ environment: { PORT: 'abc', GUESTS: 'maybe' } })
  expect(config).toBeNull()
  expect(findings.map(({ status, found, next }) => [status, found, next])).toEqual([
    ['problem', 'PORT must be a port number from 0 to 65535.', expect.stringContaining('restart the service')],
    ['problem', 'GUESTS must be on or off.', expect.stringContaining('restart the service')],
  ])
})

test.each([
  [
    'what is wrong and what to do are told apart',
    { MicrosoftAppType: 'MultiTenant' },
    'MicrosoftAppType must be SingleTenant, written like that.',
    'Commonplace knows no other kind of bot. Remove it or correct it.',
  ],
  [
    'a hosted SQLite is refused',
    { WEBSITE_INSTANCE_ID: '1' },
    "SQLite can't be used on App Service: its disk is a network share or is lost on restart.",
    'Set COSMOS_ENDPOINT.',
  ],
])('%s', (_what, more, found, next) => {
  const environment = {
    MicrosoftAppId: '608cacfd-1cea-40c9-b678-4b93e69bb72b',
    MicrosoftAppTenantId: '6f0c4d1e-0000-4000-8000-000000000001',
    MicrosoftAppPassword: 'x',
    ...more,
  }
  const { findings } = checkSettings({ environment })
  expect(findings.map((finding) => [finding.found, finding.next])).toEqual([[found, next]])
})

test.each([
  ['on a laptop', {}, false],
  ['on App Service', { WEBSITE_INSTANCE_ID: '1', COSMOS_ENDPOINT: 'https://a.documents.azure.com' }, true],
])('the page where variables stand is named where there is one: %s', (_where, more, isNamed) => {
  const [finding] = checkSettings({ environment: { PORT: 'http', ...more } }).findings
  expect(finding?.next?.includes('App Service: Settings, Environment variables')).toBe(isNamed)
})
