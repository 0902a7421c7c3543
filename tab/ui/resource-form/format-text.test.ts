/** Marks for people who don't know the signs: `[` and `]` stand for the selection. */
import { expect, test } from 'vitest'
import { formatText, type Format } from './format-text.ts'

test.each<[string, string, Format, string]>([
  ['words become bold', 'Pull [J2] first', 'bold', 'Pull **[J2]** first'],
  ['bold words become plain', 'Pull **[J2]** first', 'bold', 'Pull [J2] first'],
  ['with nothing selected the marks wait for words', 'Pull []', 'bold', 'Pull **[]**'],
  ['lines become a list', '[Ladder\nRope]', 'list', '[- Ladder\n- Rope]'],
  ['a list becomes plain', '[- Ladder\n- Rope]', 'list', '[Ladder\nRope]'],
  ['a list becomes steps', 'Bring:\n[- Ladder\n- Rope]\nGo', 'steps', 'Bring:\n[1. Ladder\n2. Rope]\nGo'],
  ['the line of the cursor becomes a step, and one goes on behind it', 'Open[] it', 'steps', '1. Open it[]'],
  ['an empty line becomes a step to write', 'Then\n[]', 'steps', 'Then\n1. []'],
])('%s', (_what, given, format, expected) => {
  const start = given.indexOf('[')
  const end = given.indexOf(']') - 1
  const { text, ...now } = formatText({ text: given.replace(/[[\]]/gu, ''), start, end }, format)
  expect(`${text.slice(0, now.start)}[${text.slice(now.start, now.end)}]${text.slice(now.end)}`).toBe(expected)
})
