/** What of a table's first line is understood, and which line a row is. */
import { expect, test } from 'vitest'
import { readHeader, shownRow } from './import-row.ts'

test.each([
  ['names of other tools', ['name', 'href', 'excerpt', 'created_at'], { isHeader: true, unknown: [] }],
  ['our own export', ['id', 'kind', 'title', 'url', 'sharedbyid', 'helped'], { isHeader: true, unknown: [] }],
  ['names that nobody knows, beside some that are known', ['title', 'warum', ''], { isHeader: true, unknown: ['warum'] }],
  [
    'no header at all',
    ['torque table', 'https://torque.example'],
    { isHeader: false, unknown: ['torque table', 'https://torque.example'] },
  ],
  ['a header without title and link', ['tags', 'why'], { isHeader: false, unknown: [] }],
])('reads %s', (_what, columns, reading) => expect(readHeader(columns)).toEqual(reading))

test('the first row below a header is line 2 of a table, and line 1 of anything else', () => {
  expect([shownRow('csv', 1), shownRow('jsonl', 1)]).toEqual([2, 1])
})
