import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { keptOf, nastyTexts } from '#tests/support/nasty-texts.ts'
import { Markdown, webOnly } from './markdown.tsx'

const html = (text: string): string => renderToStaticMarkup(createElement(Markdown, { text }))

test.each([
  ['https://example.org/a', 'https://example.org/a'],
  ['http://example.org', 'http://example.org'],
  ['javascript:alert(1)', ''],
  ['JaVaScRiPt:alert(1)', ''],
  ['java\nscript:alert(1)', ''],
  ['data:text/html,x', ''],
  ['msteams:/l/chat', ''],
  ['//example.org', ''],
  ['/api/me', ''],
  ['#top', ''],
])('a link to %j leads to %j', (url, expected) => expect(webOnly(url)).toBe(expected))

test('HTML in a text is neither run nor shown', () => {
  expect(html('before <script>alert(1)</script><img src=x onerror=alert(1)> after')).not.toMatch(/<script|<img|onerror/u)
})

test('a picture is a link to it, and is not loaded', () => {
  const shown = html('![the board](https://example.org/board.png)')
  expect(shown).not.toContain('<img')
  expect(shown).toContain('href="https://example.org/board.png"')
  expect(shown).toContain('the board')
})

test('links open outside and tell nothing of the page they come from', () => {
  expect(html('[x](https://example.org)')).toMatch(/target="_blank" rel="noopener noreferrer"|rel="noopener noreferrer" target="_blank"/u)
  expect(html('[x](javascript:alert(1))')).not.toContain('href')
})

test('headings stand below the title of the resource', () => expect(html('# One\n\n## Two')).toMatch(/<h3>One<\/h3>\s*<h3>Two<\/h3>/u))

test('lists, tables and ticks of aids are shown as such', () => {
  expect(html('- [x] done\n- [ ] open')).toMatch(/type="checkbox"/u)
  expect(html('| a |\n| - |\n| b |')).toContain('<td>b</td>')
})

test.each(nastyTexts)('$what runs nothing, loads nothing, and leads nowhere but to the web, in the open', (nasty) => {
  const shown = html(keptOf(nasty))
  expect(shown).not.toMatch(/<(?:script|img|svg|iframe|object|embed|form|style|link|meta|base|at)\b/iu)
  expect(shown).not.toMatch(/\son\w+=|javascript:[^<]*"|srcdoc|style=/iu)
  for (const [, href = ''] of shown.matchAll(/href="([^"]*)"/gu)) expect(href).toMatch(/^https?:\/\//u)
  for (const [link] of shown.matchAll(/<a [^>]*>/gu)) expect(link).toContain('rel="noopener noreferrer"')
})
