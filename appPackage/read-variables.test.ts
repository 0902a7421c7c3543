/** What the operator has to give, and the sentence that says so when it is missing or wrong. */
import { expect, test } from 'vitest'
import { readVariables } from './read-variables.ts'

const appId = 'c0a1b2c3-0000-4000-8000-00000000c0de'
const host = 'commonplace.contoso.com'

test('an id and a domain are all it takes, in any case', () => {
  expect(readVariables({ MicrosoftAppId: ` ${appId.toUpperCase()}`, COMMONPLACE_HOST: 'Commonplace.Contoso.com ' })).toEqual({
    appId,
    host,
  })
})

test.each([
  ['no id', { COMMONPLACE_HOST: host }, 'MicrosoftAppId is not set. Copy *Application (client) ID*'],
  ['an empty id', { MicrosoftAppId: ' ', COMMONPLACE_HOST: host }, 'MicrosoftAppId is not set.'],
  ['a name for an id', { MicrosoftAppId: 'commonplace', COMMONPLACE_HOST: host }, 'MicrosoftAppId is not a GUID: commonplace.'],
  ['an id in braces', { MicrosoftAppId: `{${appId}}`, COMMONPLACE_HOST: host }, 'MicrosoftAppId is not a GUID'],
  ['no host', { MicrosoftAppId: appId }, 'COMMONPLACE_HOST is not set. Give the domain alone'],
  ['an address for a host', { MicrosoftAppId: appId, COMMONPLACE_HOST: `https://${host}/` }, 'no https://, port or path'],
  ['a host with a port', { MicrosoftAppId: appId, COMMONPLACE_HOST: `${host}:443` }, 'COMMONPLACE_HOST is not a public domain'],
  ['this machine', { MicrosoftAppId: appId, COMMONPLACE_HOST: 'localhost' }, 'COMMONPLACE_HOST is not a public domain: localhost'],
  ['a number', { MicrosoftAppId: appId, COMMONPLACE_HOST: '10.0.0.4' }, 'COMMONPLACE_HOST is not a public domain'],
  [
    'a host that breaks out of the JSON',
    { MicrosoftAppId: appId, COMMONPLACE_HOST: 'a.b","x":"c.de' },
    'COMMONPLACE_HOST is not a public domain',
  ],
])('refused: %s', (_why, environment, sentence) => {
  expect(() => readVariables(environment)).toThrow(sentence)
})

test('both faults are told at once', () => {
  expect(() => readVariables({})).toThrow(/MicrosoftAppId is not set[^]*COMMONPLACE_HOST is not set/u)
})
