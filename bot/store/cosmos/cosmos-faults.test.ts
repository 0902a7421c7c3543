/** What an operator is told to do depends on who said no: nobody, the account, or the way to it. */
import { CredentialUnavailableError } from '@azure/identity'
import { expect, test } from 'vitest'
import { cosmosFault } from './cosmos-faults.ts'

const withCode = (code: string | number): Error => Object.assign(new Error('it failed'), { code })

test.each<readonly [string, Error, string, RegExp]>([
  ['no token', new CredentialUnavailableError('no endpoint'), 'misconfigured', /was not asked.*no token.*AZURE_CLIENT_ID.*az login/u],
  ['no token, in a batch', new Error('batch', { cause: new CredentialUnavailableError('x') }), 'misconfigured', /no token/u],
  ['a role that is missing', withCode(403), 'misconfigured', /refused the key or the identity.*Built-in Data Contributor/u],
  ['a name that nobody knows', withCode('ENOTFOUND'), 'unavailable', /can't be reached \(ENOTFOUND\).*nothing was done.*COSMOS_ENDPOINT/u],
  ['an answer that never came', withCode('ECONNRESET'), 'unavailable', /whether a write happened is unknown/u],
])('%s', (_what, error, code, sentence) => {
  expect(cosmosFault(error)).toMatchObject({ code, message: expect.stringMatching(sentence), cause: error })
})
