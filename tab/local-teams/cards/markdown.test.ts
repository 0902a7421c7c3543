/** Markdown of cards: a small subset, and nothing that someone typed ever becomes markup. */
import { describe, expect, test } from 'vitest'
import { markdownToHtml, wordsOf } from './markdown.ts'

describe('markdown', () => {
  test.each([
    ['bold and italic', 'a **b** *c* __d__ _e_', '<p>a <strong>b</strong> <em>c</em> <strong>d</strong> <em>e</em></p>'],
    ['an underscore inside a word', 'snake_case_name', '<p>snake_case_name</p>'],
    ['stars in a sum', '2 * 3 * 4', '<p>2 * 3 * 4</p>'],
    ['a bulleted list after a line', 'x\n- a\n- b', '<p>x</p><ul><li>a</li><li>b</li></ul>'],
    ['a numbered list', '1. a\r2. b', '<ol><li>a</li><li>b</li></ol>'],
    ['escaped marks', String.raw`\*not bold\* \_x\_ \[y\](https://z) \\`, '<p>*not bold* _x_ [y](https://z) \\</p>'],
    ['an escaped dash at the start', String.raw`\- no list`, '<p>- no list</p>'],
    ['markup', '<img src=x onerror=alert(1)> & "q"', '<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;q&quot;</p>'],
    ['an escaped angle bracket', String.raw`\<b>`, '<p>&lt;b&gt;</p>'],
  ])('%s', (_what, text, html) => expect(markdownToHtml(text)).toBe(html))

  test('a link opens in a new window, and its address keeps what looks like emphasis', () => {
    expect(markdownToHtml('[read *this*](https://x.org/a_b_c?d=1&e=2)')).toBe(
      '<p><a href="https://x.org/a_b_c?d=1&amp;e=2" target="_blank" rel="noopener noreferrer">read <em>this</em></a></p>',
    )
  })

  test.each(['[x](javascript:alert(1))', '[x](data:text/html,hi)', '[x](/relative)', '[x](vbscript:x)'])('%s is no link', (text) => {
    expect(markdownToHtml(text)).not.toContain('<a')
  })

  test('no quote in an address can end its attribute', () => {
    expect(markdownToHtml(String.raw`[x](https://x.org/\"onmouseover=alert\(1\))`)).not.toMatch(/ onmouseover=/u)
    expect(markdownToHtml('[x](https://x.org/"onmouseover="alert)')).not.toMatch(/"onmouseover/u)
  })

  test('the placeholders that are used inside cannot be typed', () =>
    expect(markdownToHtml('\uE0000\uE001 **a**')).toBe('<p>0 <strong>a</strong></p>'))

  test('a preview has the words without the marks, on one line', () => {
    expect(wordsOf('Hello **Ana** &\n\n- [docs](https://x.org)\n- <b>')).toBe('Hello Ana & docs <b>')
  })
})
