/** What an operator reads when the service can't start: what is wrong and what to do. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'commonplace-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = (variables: Readonly<Record<string, string>>, entry: readonly string[] = ['bot/main.ts']) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', './bot/node-version.mjs', ...entry], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', COMMONPLACE_DATA: folder, ...variables },
    timeout: 30_000,
  })
  return { status, stdout, stderr }
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
  expect(stderr).toContain('MicrosoftAppId is set, but nothing proves to Entra that the service is that app')
  expect(stderr).not.toContain('    at ')
})

test('what reads the log alone learns of it too', () => {
  const { stdout } = start({ PORT: 'none' })
  expect(JSON.parse(stdout)).toMatchObject({
    level: 50,
    event: 'service.start-failed',
    msg: expect.stringContaining('PORT must be') as unknown,
  })
})

test('a certificate that is not there ends the start with one sentence', () => {
  const { status, stderr } = start({
    MicrosoftAppId: '6f0c4d1e-0000-4000-8000-000000000000',
    MicrosoftAppTenantId: '6f0c4d1e-0000-4000-8000-000000000001',
    MicrosoftAppCertificatePath: '/no/such/file.pem',
  })
  expect(status).toBe(1)
  expect(stderr).toContain('MicrosoftAppCertificatePath is /no/such/file.pem')
  expect(stderr).not.toContain('    at ')
})

test('a data folder that is a file ends the start with one sentence', () => {
  writeFileSync(join(folder, 'file'), '')
  const { status, stderr } = start({ COMMONPLACE_DATA: join(folder, 'file') })
  expect(status).toBe(1)
  expect(stderr).toContain(join(folder, 'file'))
  expect(stderr).not.toContain('    at ')
})

/** As bot/main.ts, but without the tab's pages, which need not have been built. */
const mainWithoutPages = `
import { createApp } from '#bot/app.ts'
import { readConfig } from '#bot/config/env.ts'
import { run } from '#bot/run.ts'
await run(async () => {
  const app = await createApp(readConfig(process.env), { pages: false })
  await app.start()
  return app
})`

test('a port that another program has ends the start with one sentence that offers another', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { readonly port: number }
  const { status, stderr } = start({ PORT: String(port) }, ['--input-type=module-typescript', '--eval', mainWithoutPages])
  other.close()
  expect(stderr).toContain('The port is taken by another program. Stop that one, or choose another port: PORT=')
  expect(stderr).not.toContain('    at ')
  expect(status).toBe(1)
})

test.skipIf(process.platform === 'win32')('a certificate that is a device, which would never end, ends the start with one sentence', () => {
  const { status, stderr } = start({
    MicrosoftAppId: '6f0c4d1e-0000-4000-8000-000000000000',
    MicrosoftAppTenantId: '6f0c4d1e-0000-4000-8000-000000000001',
    MicrosoftAppCertificatePath: '/dev/zero',
  })
  expect(status).toBe(1)
  expect(stderr).toContain('MicrosoftAppCertificatePath is /dev/zero')
})
