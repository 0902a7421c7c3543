/** What the page for administrators, `azd` and the container name is there. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { releasedFiles } from './release-files.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const page = read('README.md')
const { scripts, engines } = JSON.parse(read('../package.json')) as {
  readonly scripts: Record<string, string>
  readonly engines: { readonly node: string }
}
const captures = (text: string, pattern: RegExp): readonly string[] => Array.from(text.matchAll(pattern), ([, found = '']) => found)

test('every command that azd runs is there and on the page; by hand it is the same', () => {
  const hooks = new Set(captures(read('../azure.yaml'), /run: npm run ([\w:-]+)/gu))
  expect(hooks).toEqual(new Set(['register', 'release', 'deploy', 'package']))
  for (const name of hooks) expect(Object.keys(scripts)).toContain(name)
  expect(captures(page, /npm run ([\w:-]+)/gu)).toEqual(expect.arrayContaining([...hooks]))
})

test.each(globSync('*.md', { cwd: fileURLToPath(new URL('./', import.meta.url)) }))('%s: every heading that is linked is there', (name) => {
  const links = captures(read(name), /\]\((?!https:)([^)]*#[^)]+)\)/gu)
  expect(links.length).toBeGreaterThan(0)
  for (const link of links) {
    const [path = '', heading] = link.split('#')
    expect(headingsOf(read(path === '' ? name : path)), link).toContain(heading)
  }
})

/** As GitHub makes addresses of them. */
const headingsOf = (text: string): readonly string[] =>
  captures(text, /^#+ (.*)$/gmu).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/gu, '')
      .replaceAll(' ', '-'),
  )

test('the page names every alert, and no other', () => {
  const alerts = globSync('modules/*alerts.bicep', { cwd: fileURLToPath(new URL('./', import.meta.url)) }).flatMap((file) =>
    captures(read(file), /^ {4}name: '\$\{name\}-([\w-]+)'/gmu).map((name) => `commonplace-${name}`),
  )
  expect(captures(page, /^\| `(commonplace-[\w-]+)` \|/gmu).toSorted()).toEqual(alerts.toSorted())
  expect(page).toContain('eight alerts')
  expect(alerts).toHaveLength(8)
})

test('every variable of azd that the page names is one that the parameters or a script read', () => {
  const sources = [
    'main.parameters.json',
    'main.prod.bicepparam',
    'main.dev.bicepparam',
    'register-app.ts',
    'send-release.ts',
    'main.bicep',
  ]
    .map(read)
    .join('\n')
  for (const name of new Set(captures(page, /\b(COMMONPLACE_(?!STORE)[A-Z_]+|METRICS_TOKEN)\b/gu))) expect(sources, name).toContain(name)
})

test('every variable that the templates take is in the table of the page', () => {
  const rows = captures(page, /^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|/gmu).join()
  const taken = captures(read('main.parameters.json'), /\$\{(\w+)/gu)
  // The first two are asked for or made, the third is for a restore.
  for (const name of taken.filter((found) => !['MicrosoftAppId', 'AZURE_LOCATION', 'COMMONPLACE_COSMOS'].includes(found)))
    expect(rows, name).toContain(`\`${name}\``)
})

test('commands of the page run in sh and in PowerShell, or there is a block for each', () => {
  const blocks = Array.from(page.matchAll(/```(sh|powershell)\n([^]*?)```/gu), ([, shell, text = '']) => ({ shell, text }))
  expect(blocks.length).toBeGreaterThan(8)
  const onlySh = blocks.flatMap(({ shell, text }, at) =>
    shell === 'sh' && /\\$|\$[\w{(]|^export\b|^\s*\w+=/mu.test(text) && blocks[at + 1]?.shell !== 'powershell' ? [text] : [],
  )
  expect(onlySh).toEqual([])
})

test('nobody has to consent: neither the manifest nor the registration asks for a permission', () => {
  expect(page).toContain('**Consents.** Nobody has to give any.')
  expect(read('../appPackage/manifest.json')).not.toContain('"authorization"')
  expect(['register.ts', 'wanted-registration.ts', 'graph.ts'].map(read).join('')).not.toContain('requiredResourceAccess')
})

test('what nobody has tried is said, once and early', () => {
  expect(captures(page, /^## (.*)$/gmu)[0]).toBe('What nobody has tried yet')
})

test('azd brings up no service of its own, and each hook has a command for every system', () => {
  const lines = read('../azure.yaml')
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
  expect(lines.join('\n')).not.toMatch(/^services:/mu)
  const commandOf = (system: string): readonly string[] =>
    lines.flatMap((line) => new RegExp(`${system}: .*run: (.*) \\}`, 'u').exec(line)?.[1] ?? [])
  expect(commandOf('posix')).toHaveLength(6)
  expect(commandOf('windows')).toEqual(commandOf('posix'))
})

test('the container has the pinned Node, does not run as root, and starts the service itself', () => {
  const lines = read('Dockerfile').split('\n')
  const images = lines.flatMap((line) => /^FROM (\S+)/u.exec(line)?.[1] ?? [])
  expect(new Set(images)).toEqual(new Set([`node:${engines.node}-bookworm-slim`]))
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')))
  expect(last.filter((line) => line.startsWith('USER '))).toEqual(['USER node'])
  expect(last.at(-2)).toBe('CMD ["node", "--import", "./bot/node-version.mjs", "bot/main.ts"]')
  expect(last.some((line) => line.startsWith('HEALTHCHECK ')) && last.join('\n').includes('/health/live')).toBe(true)
})

test('what the container copies of this folder is let through, and is there', () => {
  const allowed = captures(read('Dockerfile.dockerignore'), /^!(.*)$/gmu)
  const copied = captures(read('Dockerfile'), /^COPY (?!--from)(.*) \S+$/gmu).flatMap((sources) => sources.split(' '))
  expect(copied.length).toBeGreaterThan(5)
  for (const source of copied) {
    expect(allowed).toContain(source)
    expect(existsSync(new URL(`../${source}`, import.meta.url)), source).toBe(true)
  }
})

test('the image holds what a release holds: all that the service and the doctor read', () => {
  const last =
    read('Dockerfile')
      .split(/^FROM /mu)
      .at(-1) ?? ''
  const copied = captures(last, /^COPY (.*) \S+$/gmu).flatMap((line) => line.split(' ').filter((word) => !word.startsWith('--')))
  const kept = captures(read('Dockerfile.dockerignore'), /^([^!#*\n].*)$/gmu)
  const isCopied = (file: string): boolean => copied.some((source) => file === source || file.startsWith(`${source}/`))
  // The lock file is for `npm ci`, and the script for a host with another Node.
  const wanted = releasedFiles(fileURLToPath(new URL('../', import.meta.url))).filter(
    (file) => !['package-lock.json', 'infra/start.sh'].includes(file),
  )
  expect(wanted.filter((file) => !isCopied(file))).toEqual([])
  expect(wanted.filter((file) => kept.some((folder) => file.startsWith(`${folder}/`)))).toEqual([])
  expect(isCopied('appPackage/build.ts')).toBe(false)
  expect(last).toContain("writeFileSync('release.json'")
})
