/** Files to import and addresses, of the right shape and wrong in detail. */
import * as fc from 'fast-check'
import { spaceFormat } from '#domain/transfer/space.ts'
import { oddText, spoilt } from './fuzz.ts'

const columns = fc.constantFrom(
  'title',
  'url',
  'why',
  'tags',
  'kind',
  'body',
  'id',
  'sharedAt',
  'sharedById',
  'rough',
  '__proto__',
  '',
  'title',
)
const table = fc
  .record({
    header: fc.array(columns, { minLength: 1, maxLength: 6 }),
    rows: fc.array(fc.array(oddText, { maxLength: 8 }), { maxLength: 6 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\r\n', '\n', '\r'),
    quoted: fc.constantFrom('right', 'never', 'open'),
    mark: fc.constantFrom('', '\uFEFF'),
  })
  .map(({ header, rows, delimiter, end, quoted, mark }) => {
    const cell = (text: string) => (quoted === 'never' ? text : quoted === 'open' ? `"${text}` : `"${text.replaceAll('"', '""')}"`)
    return mark + [header, ...rows].map((row) => row.map(cell).join(delimiter)).join(end)
  })
const rowOf = () => ({
  id: 'row-1',
  title: 'One',
  url: 'https://example.org',
  tags: ['a'],
  kind: 'aid',
  why: 'w',
  body: 'b',
  isRough: false,
})
const lines = fc
  .array(spoilt<object>([rowOf]), { minLength: 1, maxLength: 5 })
  .map((rows) => rows.map((row) => JSON.stringify(row)).join('\n'))
const spaceOf = () => ({
  format: spaceFormat,
  version: 1,
  team: 'North',
  resources: [
    {
      ...rowOf(),
      link: null,
      helped: [],
      comments: [],
      sharedBy: { name: 'A', personId: 'x' },
      outdated: null,
      sharedAt: '2026-01-01T00:00:00.000Z',
    },
  ],
})
const space = spoilt<object>([spaceOf]).map((whole) => JSON.stringify(whole))
const bookmarks = fc
  .array(fc.tuple(oddText, oddText, fc.constantFrom('<DT><A HREF="', '<DT><H3>', '<DL><p>', '</DL>', '<DD>', '<!--', '<![CDATA[')), {
    maxLength: 8,
  })
  .map((parts) => `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n${parts.map(([a, b, tag]) => `${tag}${a}">${b}</A>`).join('\n')}`)

/** Of any of the formats that an import takes. */
export const oddFile: fc.Arbitrary<string> = fc.oneof(table, lines, space, bookmarks, oddText)

const scheme = fc.constantFrom(
  'https://',
  'http://',
  'HTTP:\\\\',
  'javascript:',
  'data:text/html,',
  'file:///',
  '//',
  '',
  'ftp://',
  'https:',
  'java\nscript:',
)
const user = fc.constantFrom('', 'a:b@', '@', 'teams.microsoft.com@', '%40@')
const host = fc.constantFrom(
  'example.org',
  '127.1',
  '0x7f.1',
  '2130706433',
  '[::1]',
  '[::ffff:7f00:1]',
  'localhost.',
  'EXAMPLE.org.',
  'xn--80ak6aa92e.com',
  '\u2460\u2461\u2466.1',
  '',
  'a..b',
  '169.254.169.254',
)
/** Of a page, as somebody might paste it. */
export const oddLink: fc.Arbitrary<string> = fc
  .tuple(
    scheme,
    user,
    host,
    fc.constantFrom('', ':80', ':99999', ':', ':22'),
    fc.constantFrom('/', '', '/../..', '/%2e%2e/%00', '/go/library/'),
    oddText,
  )
  .map((parts) => parts.join(''))
/** Of a request to us. */
export const oddTarget: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('/', '/tab/', '/go/library/', '/api/', '/api/teams/', '/api/me/', '/health/', '//', '/local/'), oddText, oddText)
  .map(([base, path, search]) => {
    const encoded = (text: string) => encodeURI(text.toWellFormed()).replaceAll('#', '%23').slice(0, 2_000)
    return `${base}${encoded(path)}?${encoded(search)}`
  })
