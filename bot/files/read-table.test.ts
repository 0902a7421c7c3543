/** Tables of readings as they really come: encodings, delimiters, line ends, quotes, and files that are none. */
import { describe, expect, test } from 'vitest'
import { limits } from '#domain/limits.ts'
import { readTable } from './read-table.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return isLittle ? bytes : bytes.swap16()
}
const cellsOf = (bytes: Uint8Array): unknown => {
  const table = readTable(bytes)
  return table.ok ? table.cells : [table.fault.fault, table.fault.row]
}

describe('one table in every spelling', () => {
  const cells = [
    ['period', 'value', 'note'],
    ['2026-10', '77,5', 'zwei Geräte'],
  ]
  const text = 'period;value;note\r\n2026-10;77,5;zwei Geräte\r\n'

  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`)],
    ['UTF-16, little end first', utf16(text, true)],
    ['UTF-16, big end first', utf16(text, false)],
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['line feeds', utf8(text.replaceAll('\r\n', '\n'))],
    ['carriage returns', utf8(text.replaceAll('\r\n', '\r'))],
    ['line ends of two kinds', utf8(text.replace('\r\n', '\n'))],
    ['no end of the last line', utf8(text.trimEnd())],
    ['tabs, as a spreadsheet is pasted', utf8(text.replaceAll(';', '\t'))],
    ['bars', utf8(text.replaceAll(';', '|'))],
    ['commas and quotes', utf8('period,value,note\n2026-10,"77,5",zwei Geräte\n')],
  ])('%s', (_how, bytes) => expect(cellsOf(bytes)).toEqual(cells))
})

test.each<[string, string, unknown]>([
  ['line ends and doubled quotes in quotes', '2026-10,77,"two\r\nlines, ""so"""\n', [['2026-10', '77', 'two\r\nlines, "so"']]],
  ['a quote within a cell', '2026-10,77,a 5" pipe\n', [['2026-10', '77', 'a 5" pipe']]],
  ['text behind a closed quote as it stands', '2026-10,"77"x\n', [['2026-10', '"77"x']]],
  ['empty lines as rows', '\n2026-10,77\n\n2026-09,74\n', [[''], ['2026-10', '77'], [''], ['2026-09', '74']]],
  ['rows of several lengths', '2026-10,77\n2026-09\n2026-08,1,2,3\n', [['2026-10', '77'], ['2026-09'], ['2026-08', '1', '2', '3']]],
  ['a decimal comma and no header', '2026-10;77,5\n', [['2026-10', '77,5']]],
  [
    'a delimiter in a quoted title',
    '"month; or so",value\n2026-10,77\n',
    [
      ['month; or so', 'value'],
      ['2026-10', '77'],
    ],
  ],
  ['a guarded cell without its guard', "2026-10,77,'=1+1\n", [['2026-10', '77', '=1+1']]],
  ['nothing', '', []],
])('reads %s', (_what, text, expected) => expect(cellsOf(utf8(text))).toEqual(expected))

test.each<[string, Uint8Array, unknown]>([
  ['a quote that is never closed, with its row', utf8('period,value\n\n2026-10,77\n2026-09,"74\n2026-08,70\n'), ['unreadable-rest', 4]],
  ['a packed file that is called .csv', Buffer.from('504b0304140006000800000021', 'hex'), ['not-a-table', null]],
  ['UTF-16 that does not say so', Buffer.from('period;value', 'utf16le'), ['not-a-table', null]],
  ['one byte too much', utf8('x'.repeat(limits.maxReadingsBytes + 1)), ['too-large', null]],
])('refuses %s', (_what, bytes, expected) => expect(cellsOf(bytes)).toEqual(expected))

test('as large as it may be, a table of delimiters or quotes alone is read or refused', () => {
  for (const filling of [',', ';', '"', '""', '"\n', '\r', 'x'])
    expect(['boolean']).toContain(typeof readTable(utf8(filling.repeat(Math.floor(limits.maxReadingsBytes / filling.length)))).ok)
})
