/** Templates leave nothing behind that nobody filled in; what is written otherwise stays. */
import { expect, test } from 'vitest'
import { en } from '#domain/texts/en.ts'
import { withoutEmptyParts } from './without-empty-parts.ts'

test.each(Object.entries(en.share.templates))('an untouched template leaves nothing: %s', (_name, { body }) =>
  expect(withoutEmptyParts(body, [body])).toBe(''),
)

const templates = ['# All\n\n## When\n\n## Steps\n\n1. \n2. \n']

test.each([
  ['a heading with nothing below', '## When\n\nSnow\n\n## Steps\n\n1. \n2. \n', '## When\n\nSnow'],
  ['steps without words, not those with', '## Steps\n1. Open\n2. \n3. Close', '## Steps\n1. Open\n3. Close'],
  ['boxes without words', '## When\n- [ ] \n- [ ] Gloves', '## When\n- [ ] Gloves'],
  ['a table of which only the head is there', '## When\nWhy\n\n| If | then |\n| --- | --- |\n|  |  |', '## When\nWhy'],
  ['rows without words, not those with', '## When\n| If |\n| --- |\n| a |\n|  |', '## When\n| If |\n| --- |\n| a |'],
  ['a heading above another that goes', '# All\n\n## Steps\n\n', ''],
  ['not a heading above one that stays', '# All\n\n## Steps\n\nOne', '# All\n\n## Steps\n\nOne'],
  ['a heading before one of its own level', '## When\n\n## Steps\n\nWords', '## Steps\n\nWords'],
  ['not a heading of somebody\u2019s own', '## Steps\n\n## Call Ana', '## Call Ana'],
  ['nothing where no template was', '# Call Ana\n\n-', '# Call Ana\n\n-'],
  ['nothing in a block of code', '## When\n```\n## Steps\n-\n```', '## When\n```\n## Steps\n-\n```'],
])('drops %s', (_what, text, kept) => expect(withoutEmptyParts(text, templates)).toBe(kept))
