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
