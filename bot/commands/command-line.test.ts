/** Every command of an operator says how it is called, and does nothing when it is called in another way. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { readonly scripts: Readonly<Record<string, string>> }
const commands = [
  'doctor',
  'backup',
  'restore',
  'migrate',
  'purge-tenant',
  'person',
  'import',
  'register',
  'release',
  'deploy',
  'costs',
  'package',
]

function run(command: string, ...words: readonly string[]) {
  const [, ...given] = (scripts[command] ?? '').split(' ')
  // Without az or npm on the path nothing could be done by mistake.
  const env = { PATH: '', COMMONPLACE_DATA: '/no/such/folder' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [...given, ...words], {
    cwd: root,
    encoding: 'utf8',
    env,
    timeout: 30_000,
  })
  return { status, stdout, stderr }
}

describe.each(commands)('npm run %s', (command) => {
  test('-- --help is answered on the standard output, and nothing is done', () => {
    const { status, stdout, stderr } = run(command, '--help')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(new RegExp(`^Usage: (?:\\S+=\\S+ )*npm run ${command}\\b`, 'u'))
  })

  test('-- --foo is refused by its name', () => {
    const { status, stdout, stderr } = run(command, '--foo')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^There is no option --foo\.\n\nUsage: /u)
  })
})

test.each([
  ['a word too many', 'doctor', ['now'], 'Nothing is known of “now”.'],
  ['a word too many after others', 'backup', ['a.db', 'b.db'], 'Nothing is known of “b.db”.'],
  ['a value that is missing', 'import', ['x.csv', '--team'], '--team needs a word after it.'],
  ['another option in its place', 'import', ['x.csv', '--team', '--strict'], '--team needs a word after it.'],
  ['a value too many', 'purge-tenant', ['local', '--yes=no'], '--yes takes no value.'],
  ['what has to be there', 'import', ['x.csv'], 'The team is missing: --team TEAM.'],
])('%s is named', (_what, command, words, sentence) => {
  const { status, stderr } = run(command, ...words)
  expect(status).toBe(1)
  expect(stderr.startsWith(`${sentence}\n\nUsage: npm run ${command}`)).toBe(true)
})
