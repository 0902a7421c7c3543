/** Nothing that people wrote, and nothing that opens doors, reaches the log. */
import { expect, test } from 'vitest'
import { AppError } from '#domain/errors.ts'
import { createLog } from './log.ts'

const secret = 'PLANTED-d41d8cd9'

function recorded(write: (log: ReturnType<typeof createLog>) => void): string {
  let lines = ''
  write(createLog('debug', { write: (line) => void (lines += line) }))
  return lines
}

test('the request that hangs on an error stays out, what the error is stays in', () => {
  const fault = Object.assign(new Error('boom', { cause: new AppError('store-busy', { title: secret }) }), {
    request: { body: secret, headers: { authorization: secret } },
    code: 'ECONNRESET',
  })
  const lines = recorded((log) => log.error({ event: 'planted', error: fault }, 'it failed'))
  expect(lines).not.toContain(secret)
  expect(lines).toContain('ECONNRESET')
  expect(lines).toContain('store-busy')
  expect(lines).toContain('log.test.ts')
})

test.each(['authorization', 'token', 'text', 'title', 'body', 'name'])('a field called %s is removed, also one level down', (field) => {
  const lines = recorded((log) => log.info({ event: 'planted', [field]: secret, inner: { [field]: secret } }, 'it happened'))
  expect(lines).not.toContain(secret)
  expect(lines).toContain('"event":"planted"')
})
