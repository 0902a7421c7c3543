/** The command as it is called: what it prints where, and how it ends. Local mode alone, which asks nobody. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'commonplace-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const doctor = (variables: Readonly<Record<string, string>>, ...words: readonly string[]) =>
  spawnSync(process.execPath, ['--import', './bot/node-version.mjs', 'bot/commands/doctor.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', COMMONPLACE_DATA: folder, ...variables },
    timeout: 30_000,
  })

test('in a pipe it is plain text, and without a problem it ends with 0', () => {
  const { status, stdout, stderr } = doctor({})
  expect(stdout).toMatch(/^ok {7}Node: /u)
  expect(stdout).toMatch(/\d looked at: 0 problems, 0 warnings\n$/u)
  expect(stdout).not.toContain('\u001b')
  expect([status, stderr]).toEqual([0, ''])
})

test('with a problem it ends with 1', () => {
  const { status, stdout } = doctor({ PORT: 'http' })
  expect(stdout).toContain('problem  Settings: PORT must be a port number')
  expect(status).toBe(1)
})

test('--json is one document', () => {
  const { status, stdout } = doctor({}, '--json')
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    findings: expect.arrayContaining([expect.objectContaining({ check: 'store', status: 'ok' })]),
  })
  expect(status).toBe(0)
})

test('FORCE_COLOR brings colours and symbols into a pipe, NO_COLOR never lets them out', () => {
  expect(doctor({ FORCE_COLOR: '1' }).stdout).toContain('\u001b[32m\u2713')
  expect(doctor({ NO_COLOR: '1' }).stdout).not.toContain('\u001b')
})

test('another word is answered with how it is called', () => {
  const { status, stderr } = doctor({}, '--yaml')
  expect(stderr).toContain('Usage: npm run doctor [-- --json]')
  expect(stderr).not.toContain('    at ')
  expect(status).toBe(1)
})
