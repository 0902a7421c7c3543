/** What an operator reads when the service can't start: what is wrong and what to do. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'commonplace-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = (variables: Readonly<Record<string, string>>) => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', './bot/node-version.mjs', 'bot/main.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', COMMONPLACE_DATA: folder, ...variables },
    timeout: 30_000,
  })
  return { status, stderr }
}

test('another Node than the pinned one is refused, with the command that installs it', () => {
  mkdirSync(join(folder, 'bot'))
  copyFileSync(join(root, 'bot/node-version.mjs'), join(folder, 'bot/node-version.mjs'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ engines: { node: '99.1.0' } }))
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bot/node-version.mjs')], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain(`Commonplace runs on Node 99.1.0; this is ${process.versions.node}.`)
  expect(stderr).toContain('npm ci')
})

test('a variable at fault ends the start with one sentence and no stack', () => {
  const { status, stderr } = start({ MicrosoftAppId: '6f0c4d1e-0000-4000-8000-000000000000' })
  expect(status).toBe(1)
  expect(stderr).toContain('MicrosoftAppId is set, but this release has no sign-in yet')
  expect(stderr).not.toContain('    at ')
})

test('a data folder that is a file ends the start with one sentence', () => {
  writeFileSync(join(folder, 'file'), '')
  const { status, stderr } = start({ COMMONPLACE_DATA: join(folder, 'file') })
  expect(status).toBe(1)
  expect(stderr).toContain(join(folder, 'file'))
  expect(stderr).not.toContain('    at ')
})
