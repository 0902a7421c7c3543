/** What the pages for readers point to is there: files, and commands. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const pages = globSync(['*.md', '.github/**/*.md', '{appPackage,bot,infra,tab,tests}/**/*.md'], { cwd: root }).filter(
  (page) => !page.includes('node_modules') && !page.includes('/build/'),
)
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: Readonly<Record<string, string>> }

/** Targets of `[…](…)` and `![…](…)` within the project, without what follows a `#`. */
const linksOf = (text: string): readonly string[] =>
  Array.from(text.matchAll(/\]\(([^)#\s]+)(?:#[^)\s]*)?\)/gu), ([, target]) => target ?? '').filter((target) => !/^[a-z]+:/u.test(target))

/** Names after `npm run` in code, whether in a line or in a block. */
const commandsOf = (text: string): readonly string[] =>
  Array.from(text.matchAll(/npm run (?:--silent )?([\w:-]+)/gu), ([, name]) => name ?? '')

test('a link that leads nowhere and a command that is none would be found', () => {
  expect(linksOf('[a](gone.md#part) ![b](x/y.png) [c](https://example.org) [d](#here)')).toEqual(['gone.md', 'x/y.png'])
  expect(commandsOf('`npm run demo` and npm run --silent test:long')).toEqual(['demo', 'test:long'])
})

test('there are pages', () => {
  expect(pages.length).toBeGreaterThan(30)
})

test.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8')
  expect(linksOf(text).filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([])
  expect(commandsOf(text).filter((name) => scripts[name] === undefined)).toEqual([])
})

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const sectionOf = (text: string, heading: string): string =>
  text.split(/^## /mu).find((section) => section.startsWith(`${heading}\n`)) ?? ''
/** What stands as code in the first cells of tables, with the second cells. */
const rowsOf = (section: string): readonly (readonly [string, string])[] =>
  Array.from(section.matchAll(/^\| (.*?) \| (.*?) \|/gmu)).flatMap(([, names = '', second = '']) =>
    Array.from(names.matchAll(/`([^`]+)`/gu), ([, name = '']) => [name, second] as const),
  )

test('the table of settings has every variable that the service reads, and no other', () => {
  const read = Array.from(textOf('bot/config/env.ts').matchAll(/^ {2}(\w+): z\.optional/gmu), ([, name = '']) => name)
  expect(read.length).toBeGreaterThan(20)
  expect(rowsOf(sectionOf(textOf('bot/README.md'), 'Settings')).map(([name]) => name)).toEqual(expect.arrayContaining(read))
  for (const [name] of rowsOf(sectionOf(textOf('bot/README.md'), 'Settings'))) expect(read).toContain(name)
})

type Logged = { readonly event: string; readonly level: string }

/** What a module logs. Fields that are made before the call, because two calls share them, belong to the calls that follow. */
function loggedIn(source: string): readonly Logged[] {
  const found: Logged[] = []
  let shared = ''
  for (const { 0: start, 1: level, index } of source.matchAll(/const fields = \{|\blog\??\.(info|warn|error|fatal)\(/gu)) {
    const fields = source.slice(index + start.length, index + start.length + 160)
    const event = /event: ['`]([^'`]+)['`]/u.exec(fields)?.[1] ?? ''
    if (level === undefined) shared = event
    else found.push({ event: /^\s*(?:fields\b|\{ \.\.\.fields\b)/u.test(fields) ? shared : event, level })
  }
  return found
}

test('what is logged is found: at once, over lines, and with fields that two calls share', () => {
  expect(
    loggedIn(`log.warn({ event: 'a.b', id }, 'x')\nlog?.error(\n  { event: 'c.d' },\n  'y',\n)
      const fields = { event: 'e.f' }\nif (is) log.error(fields, 'z')\nelse deps.log.info({ ...fields, reason }, 'z')`),
  ).toEqual([
    { event: 'a.b', level: 'warn' },
    { event: 'c.d', level: 'error' },
    { event: 'e.f', level: 'error' },
    { event: 'e.f', level: 'info' },
  ])
})

test('the page on the log has every event that is more than information, with its level, and names none that is not logged', () => {
  const logged = globSync('bot/**/*.ts', { cwd: root, exclude: (name) => name.endsWith('.test.ts') }).flatMap((file) =>
    loggedIn(textOf(file)),
  )
  const listed = rowsOf(sectionOf(textOf('infra/LOG.md'), 'What you may meet'))
  const isListed = ({ event, level }: Logged): boolean => listed.some(([name, levels]) => name === event && levels.includes(level))
  expect(logged.filter(({ event }) => event === '')).toEqual([])
  expect(logged.length).toBeGreaterThan(30)
  expect(logged.filter(({ level, event }) => level !== 'info' && !isListed({ event, level }))).toEqual([])
  for (const [name, levels] of listed)
    expect(
      logged.filter(({ event, level }) => event === name && levels.includes(level)),
      name,
    ).not.toEqual([])
})
